#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/marks.hpp"
#include "store/database.hpp"

namespace memstrata {

/// The builds that lead to the newest one of a branch, oldest first, and what a
/// thing was in each of them when only its changes are known.
class Line {
 public:
  Line(const Database& database, const std::string& target, const std::string& branch);
  /// Of all its builds, oldest first.
  Line(std::string branch, const std::vector<BuildOnLine>& builds);
  /// Only those of `builds`: what lies between them is not known, nor what is a release.
  Line(const Database& database, const std::string& target, const std::string& branch,
       const std::vector<std::int64_t>& builds);

  [[nodiscard]] const std::vector<std::int64_t>& builds() const { return builds_; }
  /// Whether no build of the branch leads to the one at `place`.
  [[nodiscard]] bool is_oldest(std::size_t place) const {
    return place == 0 && has_oldest_;
  }
  [[nodiscard]] bool is_release(std::size_t place) const { return is_release_[place]; }

  /// Where a build stands; empty: it does not lead to the newest one.
  [[nodiscard]] std::optional<std::size_t> place_of(std::int64_t build) const;

  /// Throws Error{usage} for a build that does not lead to the newest one.
  [[nodiscard]] std::size_t need_place(const StoredBuild& build) const;

  /// A size that holds from a build on; empty: not there.
  struct Step {
    std::int64_t build = 0;
    std::optional<std::int64_t> size;
  };

  /// One size a build; `steps` in the order of the line.
  [[nodiscard]] std::vector<std::optional<std::int64_t>> sizes(
      const std::vector<Step>& steps) const;

 private:
  std::string branch_;
  std::vector<std::int64_t> builds_;
  std::vector<bool> is_release_;
  bool has_oldest_ = true;
  std::map<std::int64_t, std::size_t> place_of_;
};

/// The main branch of a target: `main`, else `master`, else the one that was
/// built last.  "" when the target has no builds.
std::string main_branch(const Database& database, const std::string& target);

}  // namespace memstrata
