#include "store/verify_metadata.hpp"

#include <algorithm>
#include <tuple>

#include "store/build_columns.hpp"

namespace memstrata {
namespace {

using ComplainOf = std::function<void(const VerifiedBuild&, const std::string&)>;

const BuildMetadata& metadata_of(const VerifiedBuild& build) {
  return build.row.build.metadata;
}

void verify_order(const VerifiedBuild* in_front, const VerifiedBuild& build,
                  const ComplainOf& complain) {
  constexpr std::int64_t kSecondsTo2000 = 946'684'800;
  std::int64_t place = metadata_of(build).time - kSecondsTo2000;
  if (in_front != nullptr) {
    const auto rank = [](const VerifiedBuild& other) {
      return std::tuple(metadata_of(other).time,
                        metadata_of(other).generation.value_or(kUnknownGeneration),
                        metadata_of(other).label);
    };
    if (rank(build) < rank(*in_front)) {
      complain(build, "stands behind a later build");
    }
    place = std::max(place, in_front->row.build.key.ord + 1);
  }
  if (place != build.row.build.key.ord) {
    complain(build, "does not stand in its place");
  }
}

// The last build of the first elder branch that is the parent of `first`.
std::optional<BuildKey> fork_of(const VerifiedBuild& first,
                                const std::vector<VerifiedBuild>& builds) {
  const VerifiedBuild* found = nullptr;
  const BuildMetadata& child = metadata_of(first);
  for (const VerifiedBuild& other : builds) {
    const BuildMetadata& parent = metadata_of(other);
    const bool fits =
        !child.parent.empty() && parent.commit == child.parent &&
        other.row.build.key.branch_id != first.row.build.key.branch_id &&
        std::tie(parent.time, parent.branch) < std::tie(child.time, child.branch);
    if (fits && (found == nullptr || parent.branch < metadata_of(*found).branch ||
                 (parent.branch == metadata_of(*found).branch &&
                  other.row.build.key.ord > found->row.build.key.ord))) {
      found = &other;
    }
  }
  return found == nullptr ? std::nullopt : std::optional(found->row.build.key);
}

void verify_own(const VerifiedBuild& build, const ComplainOf& complain) {
  if (metadata_of(build).target.empty() || metadata_of(build).branch.empty()) {
    complain(build, "belongs to no target or no branch");
  }
  if (metadata_checksum(build.row) != build.stored_checksum) {
    complain(build, "its metadata or tags were changed");
  }
}

void verify_fork(const VerifiedBuild& first, const std::vector<VerifiedBuild>& builds,
                 const ForkPoints& forks, const ComplainOf& complain) {
  const auto stored = forks.find(first.row.build.key.branch_id);
  const auto fork = fork_of(first, builds);
  const bool agree = stored == forks.end() ? !fork : fork == stored->second;
  if (!agree) {
    complain(first, "its branch forks elsewhere than its parent says");
  }
}

}  // namespace

std::vector<VerifiedBuild> builds_to_verify(Statements& statements) {
  constexpr int kChecksumColumn = 18;
  std::vector<VerifiedBuild> builds;
  for (Query rows(statements, "verify/builds.sql"); rows.next();) {
    builds.push_back({read_build_columns(rows), rows.integer(kChecksumColumn)});
  }
  for (VerifiedBuild& build : builds) {
    build.row.build.metadata.tags = tags_of(statements, build.row.build.key);
  }
  return builds;
}

ForkPoints fork_points(Statements& statements, std::int64_t target_id) {
  ForkPoints forks;
  for (Query rows(statements, "verify/branches.sql", target_id); rows.next();) {
    if (rows.integer(2) != 0 || rows.integer(3) != 0) {
      forks[rows.integer(0)] = {target_id, rows.integer(2), rows.integer(3)};
    }
  }
  return forks;
}

void verify_metadata(const std::vector<VerifiedBuild>& builds, const ForkPoints& forks,
                     const ComplainOf& complain) {
  const VerifiedBuild* in_front = nullptr;
  for (const VerifiedBuild& build : builds) {
    verify_own(build, complain);
    const std::int64_t branch_id = build.row.build.key.branch_id;
    if (in_front != nullptr && in_front->row.build.key.branch_id != branch_id) {
      in_front = nullptr;
    }
    if (in_front == nullptr) {
      verify_fork(build, builds, forks, complain);
    }
    verify_order(in_front, build, complain);
    in_front = &build;
  }
}

}  // namespace memstrata
