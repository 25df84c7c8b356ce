#include "parse/micropython_heap/log_lines.hpp"

namespace memstrata::micropython_heap {

namespace {

constexpr char kEscape = '\x1b';

bool ends_escape_sequence(char c) {
  return c >= '@' && c <= '~';
}

}  // namespace

bool has_control(std::string_view line) {
  // Two searches: find_first_of looks at every character by itself.
  return line.find('\r') != std::string_view::npos ||
         line.find(kEscape) != std::string_view::npos;
}

std::string without_colours(std::string_view line) {
  std::string plain;
  plain.reserve(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != kEscape) {
      plain.push_back(line[i]);
      continue;
    }
    if (i + 1 < line.size() && line[i + 1] == '[') {
      i += 2;
      while (i < line.size() && !ends_escape_sequence(line[i])) {
        ++i;
      }
    }
  }
  return plain;
}

}  // namespace memstrata::micropython_heap
