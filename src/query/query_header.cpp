#include "query/query_header.hpp"

#include <utility>

#include "model/error.hpp"
#include "query/kind.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kBlanks = " \t";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Takes the first word off `rest`.
std::string_view next_word(std::string_view& rest) {
  rest = trimmed(rest);
  const auto end = std::min(rest.find_first_of(kBlanks), rest.size());
  const auto word = rest.substr(0, end);
  rest = trimmed(rest.substr(end));
  return word;
}

/// The lines of the comment block that opens the file, without `--`.
class CommentLines {
 public:
  explicit CommentLines(std::string_view sql) : rest_(sql) {}

  /// False at the first line that is no comment.
  bool next(std::string_view& line) {
    if (!rest_.starts_with("--")) {
      return false;
    }
    const auto end = std::min(rest_.find('\n'), rest_.size());
    line = trimmed(rest_.substr(2, end - 2));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return true;
  }

 private:
  std::string_view rest_;
};

[[noreturn]] void refuse(const NamedQuery& query, std::string_view line) {
  throw Error(ErrorCode::internal, "sql/queries/" + query.name +
                                       ".sql: cannot read the comment '" +
                                       std::string(line) + "'");
}

/// @param  region  text = .text  output section
Parameter read_parameter(const NamedQuery& query, std::string_view line) {
  auto rest = line;
  next_word(rest);
  Parameter parameter{.name = std::string(next_word(rest))};
  const auto kind = kind_from(next_word(rest));
  if (!kind) {
    refuse(query, line);
  }
  parameter.kind = *kind;
  if (rest.starts_with("= ")) {
    next_word(rest);
    const auto word = next_word(rest);
    parameter.default_value = word == R"("")" ? "" : std::string(word);
  }
  parameter.description = std::string(rest);
  return parameter;
}

/// @column size    bytes         what the region takes
Column read_column(const NamedQuery& query, std::string_view line) {
  auto rest = line;
  next_word(rest);
  Column column{.name = std::string(next_word(rest))};
  const auto kind = kind_from(next_word(rest));
  if (!kind) {
    refuse(query, line);
  }
  column.kind = *kind;
  column.description = std::string(rest);
  return column;
}

}  // namespace

NamedQuery read_query(std::string name, std::string_view sql) {
  NamedQuery query{.name = std::move(name), .sql = sql};
  CommentLines lines(sql);
  std::string_view line;
  if (!lines.next(line) || line.empty()) {
    refuse(query, sql.substr(0, sql.find('\n')));
  }
  query.title = std::string(line);
  while (lines.next(line)) {
    if (line.starts_with("@param ")) {
      query.parameters.push_back(read_parameter(query, line));
    } else if (line.starts_with("@column ")) {
      query.columns.push_back(read_column(query, line));
    } else if (line.starts_with('@')) {
      refuse(query, line);
    }
  }
  return query;
}

std::string query_remarks(std::string_view sql) {
  CommentLines lines(sql);
  std::string_view line;
  lines.next(line);
  std::string remarks;
  while (lines.next(line) && !line.starts_with('@')) {
    if (!line.empty()) {
      remarks.append(line).push_back('\n');
    }
  }
  return remarks;
}

}  // namespace memstrata
