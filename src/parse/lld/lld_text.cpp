#include "parse/lld/lld_text.hpp"

#include <algorithm>
#include <array>

#include "text/fields.hpp"

namespace memstrata {
namespace {

constexpr std::array<std::string_view, 3> kProviders{"PROVIDE_HIDDEN", "PROVIDE",
                                                     "HIDDEN"};
constexpr std::array<std::string_view, 5> kDataWords{"BYTE", "SHORT", "LONG", "QUAD",
                                                     "SQUAD"};

// PROVIDE ( end = . ) -> end = .
std::string_view without_provider(std::string_view text) {
  for (const auto provider : kProviders) {
    if (!text.starts_with(provider)) {
      continue;
    }
    const auto inside = trimmed(text.substr(provider.size()));
    if (inside.size() >= 2 && inside.front() == '(' && inside.back() == ')') {
      return trimmed(inside.substr(1, inside.size() - 2));
    }
  }
  return text;
}

}  // namespace

std::optional<LldAssignment> lld_assignment(std::string_view text) {
  Fields fields{without_provider(text)};
  const auto name = fields.word();
  fields.skip_blanks();
  const auto mark = fields.word();
  if (name.empty() || mark.empty() || mark.size() > 3 || mark.back() != '=') {
    return std::nullopt;
  }
  return LldAssignment{name, mark == "=" ? trimmed(fields.rest()) : std::string_view{}};
}

bool is_lld_data(std::string_view text) {
  Fields fields{text};
  const auto word = fields.word();
  fields.skip_blanks();
  return std::ranges::find(kDataWords, word) != kDataWords.end() &&
         fields.rest().starts_with('(');
}

}  // namespace memstrata
