#include "report/delimited.hpp"

#include <algorithm>

#include "text/names.hpp"

namespace memstrata {

namespace {

bool is_number(std::string_view field) {
  const std::string_view digits = field.substr(field.starts_with('-') ? 1 : 0);
  return !digits.empty() && std::ranges::all_of(digits, [](char c) {
    return (c >= '0' && c <= '9') || c == '.';
  });
}

bool looks_like_formula(std::string_view field) {
  return !field.empty() &&
         std::string_view{"=+-@"}.find(field.front()) != std::string_view::npos;
}

std::string quoted(std::string_view field) {
  std::string text = "\"";
  for (const char c : field) {
    text += c;
    if (c == '"') {
      text += c;
    }
  }
  return text + '"';
}

std::string csv_field(const std::string& field) {
  const bool needs_quotes = field.find_first_of(",\"\r\n") != std::string::npos ||
                            (looks_like_formula(field) && !is_number(field));
  return needs_quotes ? quoted(field) : field;
}

}  // namespace

void write_record(std::ostream& out, const std::vector<std::string>& fields,
                  Delimiter delimiter) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) {
      out << static_cast<char>(delimiter);
    }
    first = false;
    out << (delimiter == Delimiter::comma ? csv_field(field) : escaped_name(field));
  }
  out << '\n';
}

}  // namespace memstrata
