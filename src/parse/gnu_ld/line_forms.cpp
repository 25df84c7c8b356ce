#include "parse/gnu_ld/line_forms.hpp"

#include <algorithm>
#include <array>

#include "text/fields.hpp"

namespace memstrata::gnu_ld {
namespace {

constexpr std::size_t kValueColumn = 16;

// Where the first number begins.  It stands at column 16 unless the name is
// longer; two blanks at least are in front of it.
std::size_t value_column(std::string_view line) {
  const bool usual = line.size() > kValueColumn + 2 && line[kValueColumn] == '0' &&
                     line[kValueColumn + 1] == 'x' && line[kValueColumn - 1] == ' ';
  if (usual) {
    return kValueColumn;
  }
  const auto found = line.find("  0x");
  return found == std::string_view::npos ? found : found + 2;
}

bool is_assignment_operator(std::string_view word) {
  constexpr std::array<std::string_view, 9> kOperators = {
      "=", "+=", "-=", "*=", "/=", "<<=", ">>=", "&=", "|="};
  return std::find(kOperators.begin(), kOperators.end(), word) != kOperators.end();
}

}  // namespace

std::optional<PlacedLine> read_placed(std::string_view line) {
  const auto column = value_column(line);
  if (column == std::string_view::npos) {
    return std::nullopt;
  }
  auto placed = read_wrapped(line.substr(column));
  if (placed) {
    placed->name = trimmed(line.substr(0, column));
  }
  return placed;
}

std::optional<PlacedLine> read_wrapped(std::string_view line) {
  Fields fields{line};
  fields.skip_blanks();
  const auto address = fields.hex();
  fields.skip_blanks();
  const auto size = fields.hex();
  if (!address || !size) {
    return std::nullopt;
  }
  fields.skip_blanks();
  return PlacedLine{{}, *address, *size, fields.rest()};
}

bool is_written_by_script(std::string_view rest) {
  switch (rest.empty() ? '\0' : rest.front()) {
    case 'B':
      return rest.starts_with("BYTE 0x");
    case 'S':
      return rest.starts_with("SHORT 0x") || rest.starts_with("SQUAD 0x");
    case 'L':
      return rest.starts_with("LONG 0x");
    case 'Q':
      return rest.starts_with("QUAD 0x");
    case 'R':
      return rest.starts_with("RELOC ");
    default:
      return false;
  }
}

std::optional<Address> read_load_address(std::string_view rest) {
  const auto blank = rest.rfind(' ');
  if (blank == std::string_view::npos) {
    return std::nullopt;
  }
  return Fields{rest.substr(blank + 1)}.hex();
}

bool is_control(std::string_view line) {
  switch (line.front()) {
    case 'L':
      return line.starts_with("LOAD ");
    case 'S':
      return line == "START GROUP" || line == "START LIB";
    case 'E':
      return line == "END GROUP" || line == "END LIB";
    case 'O':
      return line.starts_with("OUTPUT(");
    case 'T':
      return line.starts_with("TARGET(");
    case 'I':
      return line.starts_with("INSERT ");
    case 'A':
      return line.starts_with("Address of section ");
    default:
      return false;
  }
}

std::optional<Output> read_output(std::string_view line) {
  constexpr std::string_view kBegin = "OUTPUT(";
  if (!line.starts_with(kBegin) || !line.ends_with(')')) {
    return std::nullopt;
  }
  const auto inside = line.substr(kBegin.size(), line.size() - kBegin.size() - 1);
  const auto blank = inside.rfind(' ');
  if (blank == std::string_view::npos) {
    return Output{inside, {}};
  }
  return Output{inside.substr(0, blank), inside.substr(blank + 1)};
}

// `operator=(Foo const&)` is a name: assignments have blanks around the operator,
// and it is the second word.
bool is_assignment(std::string_view text) {
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) {
    return false;
  }
  if (text.starts_with("PROVIDE (") || text.starts_with("ASSERT (")) {
    return true;
  }
  return is_assignment_operator(Fields{text.substr(blank + 1)}.word());
}

std::string_view assigned_name(std::string_view assignment) {
  constexpr std::string_view kProvide = "PROVIDE (";
  if (assignment.starts_with("ASSERT (")) {
    return {};
  }
  if (assignment.starts_with(kProvide)) {
    assignment.remove_prefix(kProvide.size());
  }
  const auto name = assignment.substr(0, assignment.find_first_of(" ,"));
  return name == "." ? std::string_view{} : name;
}

bool is_cross_reference_header(std::string_view line) {
  constexpr std::string_view kManyBlanks = "                     ";  // 21
  const auto gap = line.find(kManyBlanks);
  return gap != std::string_view::npos && gap > 0 && line.front() != ' ' &&
         line.find(" 0x") == std::string_view::npos;
}

}  // namespace memstrata::gnu_ld
