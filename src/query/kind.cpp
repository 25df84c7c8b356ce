#include "query/kind.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace memstrata {
namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 11> kNames{{
    {Kind::text, "text"},
    {Kind::count, "count"},
    {Kind::bytes, "bytes"},
    {Kind::delta, "delta"},
    {Kind::address, "address"},
    {Kind::time, "time"},
    {Kind::share, "share"},
    {Kind::globs, "globs"},
    {Kind::target, "target"},
    {Kind::build, "build"},
    {Kind::builds, "builds"},
}};

}  // namespace

std::string_view kind_name(Kind kind) {
  return std::ranges::find(kNames, kind, &std::pair<Kind, std::string_view>::first)
      ->second;
}

std::optional<Kind> kind_from(std::string_view name) {
  const auto* found =
      std::ranges::find(kNames, name, &std::pair<Kind, std::string_view>::second);
  if (found == kNames.end()) {
    return std::nullopt;
  }
  return found->first;
}

}  // namespace memstrata
