#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/build.hpp"
#include "query/filters.hpp"
#include "server/api.hpp"
#include "store/database.hpp"

namespace memstrata {

/// The parameters of a request, read by what they mean.
///
/// Every reader throws Error{usage} for a value that makes no sense.
class ApiParameters {
 public:
  explicit ApiParameters(const ApiRequest& request) : request_(request) {}

  /// The first value of that name, else `otherwise`.
  [[nodiscard]] std::string text(std::string_view name,
                                 std::string_view otherwise = {}) const;
  /// Throws Error{usage} when it is not there.
  [[nodiscard]] std::string required(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name, std::size_t otherwise) const;
  /// `name`, `name=1` and `name=true` say yes.
  [[nodiscard]] bool flag(std::string_view name) const;

  /// The build that `build` means, of `target`; without one the latest.
  [[nodiscard]] StoredBuild build(const Database& database) const;
  [[nodiscard]] Level level() const;
  [[nodiscard]] Filters filters() const;

 private:
  const ApiRequest& request_;
};

/// What of `parameters` narrows an answer, for the table of routes.
constexpr ApiParameter kTarget{"target", "whose builds; without it the only one"};
constexpr ApiParameter kBuild{"build", "a build reference (default latest)"};
constexpr ApiParameter kBranch{"branch", "a line of builds"};
constexpr ApiParameter kLevel{"by", "block, region, archive, object or symbol"};
constexpr ApiParameter kRows{"n", "so many rows, the rest is summed; 0: all"};
constexpr ApiParameter kBlockFilter{"block", "only what lies in this block"};
constexpr ApiParameter kRegionFilter{"region", "only regions that match"};
constexpr ApiParameter kObjectFilter{"object", "only objects that match"};
constexpr ApiParameter kArchiveFilter{"archive", "only archives that match"};
constexpr ApiParameter kSymbolFilter{"symbol", "only symbols that match"};
constexpr ApiParameter kMinDelta{"min-delta", "smaller changes become others"};
constexpr ApiParameter kOnlyChanged{"only-changed", "unchanged rows become others"};

}  // namespace memstrata
