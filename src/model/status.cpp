#include "model/status.hpp"

#include <array>

namespace memstrata {
namespace {

/// In the order of the enumerators.
constexpr std::array<std::string_view, 5> kWords{"ok", "overflow", "failed", "truncated",
                                                 "relocatable"};

}  // namespace

std::string_view to_string(Status status) {
  return kWords.at(static_cast<std::size_t>(status));
}

std::optional<Status> status_from(std::string_view word) {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (kWords.at(i) == word) {
      return static_cast<Status>(i);
    }
  }
  return std::nullopt;
}

}  // namespace memstrata
