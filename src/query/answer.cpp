#include "query/answer.hpp"

#include <charconv>
#include <variant>

#include "model/error.hpp"
#include "text/json_list.hpp"

namespace memstrata {

const Cell& AnswerRow::cell(std::string_view column) const {
  const auto& columns = query_.columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::size_t place = (next_ + i) % columns.size();
    if (columns[place].name == column) {
      next_ = place + 1;
      return cells_[place];
    }
  }
  throw Error(ErrorCode::internal,
              query_.name + " has no column '" + std::string(column) + "'");
}

std::string AnswerRow::text(std::string_view column) const {
  const auto* value = std::get_if<std::string>(&cell(column));
  return value == nullptr ? std::string() : *value;
}

std::int64_t AnswerRow::integer(std::string_view column) const {
  return maybe_integer(column).value_or(0);
}

std::optional<std::int64_t> AnswerRow::maybe_integer(std::string_view column) const {
  const auto* value = std::get_if<std::int64_t>(&cell(column));
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::optional<double> AnswerRow::maybe_real(std::string_view column) const {
  const auto* value = std::get_if<double>(&cell(column));
  return value == nullptr ? std::nullopt : std::optional(*value);
}

std::vector<std::string> AnswerRow::texts(std::string_view column) const {
  return strings_of_json_list(text(column));
}

std::vector<std::optional<std::int64_t>> AnswerRow::sizes(std::string_view column) const {
  // [100,null,120]
  std::vector<std::optional<std::int64_t>> sizes;
  const std::string json = text(column);
  for (std::size_t begin = 1; begin + 1 < json.size();) {
    const auto end = json.find_first_of(",]", begin);
    std::int64_t size = 0;
    const auto read = std::from_chars(json.data() + begin, json.data() + end, size);
    sizes.push_back(read.ec == std::errc{} ? std::optional(size) : std::nullopt);
    begin = end + 1;
  }
  return sizes;
}

void ask(const Database& database, std::string_view query, const Arguments& arguments,
         const std::function<void(const AnswerRow&)>& take) {
  const NamedQuery& question = find_query(query);
  stream_query(database, question, arguments,
               [&question, &take](const std::vector<Cell>& cells) {
                 take(AnswerRow(question, cells));
                 return true;
               });
}

}  // namespace memstrata
