#include "report/markdown.hpp"

#include <algorithm>

#include "report/display_text.hpp"

namespace memstrata {

std::string markdown_text(std::string_view text) {
  static constexpr std::string_view kSpecial = "\\`*_{}[]()#|~!";
  std::string escaped;
  for (const char c : visible(text)) {
    switch (c) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      case '@':  // no mention of a person
        escaped += "&#64;";
        break;
      default:
        if (kSpecial.find(c) != std::string_view::npos) {
          escaped += '\\';
        }
        escaped += c;
    }
  }
  return escaped;
}

std::string markdown_code(std::string_view name) {
  if (name.empty()) {
    return {};
  }
  std::string code;
  std::size_t longest_run = 0;
  std::size_t run = 0;
  for (const char c : visible(name)) {
    run = c == '`' ? run + 1 : 0;
    longest_run = std::max(longest_run, run);
    if (c == '|') {
      code += '\\';  // a bar ends the cell, even in a code span
    }
    code += c;
  }
  const std::string fence(longest_run + 1, '`');
  const bool padded = code.front() == '`' || code.back() == '`';
  return padded ? fence + " " + code + " " + fence : fence + code + fence;
}

}  // namespace memstrata
