#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "vtab/module_query.hpp"

namespace memstrata {

/// A build of a line, with what the builds before it say.
struct LineBuild {
  std::int64_t build_id = 0;
  std::int64_t branch_id = 0;
  std::int64_t ord = 0;
  std::int64_t forks = 0;  // between its branch and the one that was asked for
  std::int64_t time = 0;   // seconds since 1970
  std::int64_t loaded_bytes = 0;
  std::size_t toolchain_before = 0;
};

/// Builds of one branch that stand one behind the other in a line.
struct LineStretch {
  std::int64_t branch_id = 0;
  std::int64_t first_place = 0;
  std::vector<std::int64_t> ords;

  /// None: no build has it.
  [[nodiscard]] std::optional<std::int64_t> place_of(std::int64_t ord) const;
};

/// The builds of a branch and of what it forks from, oldest first.
class BranchLine {
 public:
  /// With `releases_alone` the builds that have a tag.  Throws Error{database}.
  BranchLine(ModuleStatements& statements, std::int64_t target_id, std::int64_t branch_id,
             bool releases_alone);

  [[nodiscard]] std::span<const LineBuild> builds() const { return builds_; }
  /// The builds from a place, 0 or more, on.
  [[nodiscard]] std::vector<LineStretch> stretches_from(std::int64_t place) const;
  /// Seconds since the build before; none: it is the first.
  [[nodiscard]] std::optional<std::int64_t> wait_before(std::size_t place) const;
  /// More bytes of loaded regions than in the build before; none: it is the first.
  [[nodiscard]] std::optional<std::int64_t> loaded_delta(std::size_t place) const;
  /// Of the newest build before this one that names its compiler; empty: none does.
  [[nodiscard]] const std::string& toolchain_before(const LineBuild& build) const {
    return toolchains_[build.toolchain_before];
  }

 private:
  std::vector<LineBuild> builds_;
  std::vector<std::string> toolchains_{""};  // each time that another one comes
};

}  // namespace memstrata
