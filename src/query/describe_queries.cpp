#include <string>

#include "query/kind.hpp"
#include "query/named_query.hpp"
#include "query/query_header.hpp"

namespace memstrata {
namespace {

/// A cell of a Markdown table: a bar would end it.
std::string table_text(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '|') {
      escaped.push_back('\\');
    }
    escaped.push_back(letter);
  }
  return escaped;
}

std::string code(const std::string& text) {
  return "`" + text + "`";
}

std::string default_text(const Parameter& parameter) {
  if (!parameter.default_value) {
    return "needed";
  }
  return parameter.default_value->empty() ? "empty" : code(*parameter.default_value);
}

void describe_parameters(std::string& page, const NamedQuery& query) {
  if (query.parameters.empty()) {
    return;
  }
  page += "\n| parameter | kind | default | |\n|---|---|---|---|\n";
  for (const auto& parameter : query.parameters) {
    page += "| " + code(parameter.name) + " | " + std::string(kind_name(parameter.kind)) +
            " | " + default_text(parameter) + " | " + table_text(parameter.description) +
            " |\n";
  }
}

void describe_columns(std::string& page, const NamedQuery& query) {
  page += "\n| column | kind | |\n|---|---|---|\n";
  for (const auto& column : query.columns) {
    page += "| " + code(column.name) + " | " + std::string(kind_name(column.kind)) +
            " | " + table_text(column.description) + " |\n";
  }
}

/// `memstrata query symbol/diff old=BUILD new=BUILD`
std::string example(const NamedQuery& query) {
  std::string line = "memstrata query " + query.name;
  for (const auto& parameter : query.parameters) {
    if (!parameter.default_value) {
      line += " " + parameter.name + "=" + std::string(kind_name(parameter.kind));
    }
  }
  return line;
}

}  // namespace

std::string describe_queries() {
  std::string page =
      "# Questions\n\n"
      "Every question is a file below `sql/queries`; this page is made from them by\n"
      "`memstrata query --describe`.  `sql/README.md` tells how to add one.\n";
  for (const auto& query : named_queries()) {
    page += "\n## " + query.name + "\n\n" + query.title + "\n";
    const std::string remarks = query_remarks(query.sql);
    if (!remarks.empty()) {
      page += "\n" + remarks;
    }
    page += "\n    " + example(query) + "\n";
    describe_parameters(page, query);
    describe_columns(page, query);
  }
  return page;
}

}  // namespace memstrata
