#pragma once

#include <map>
#include <optional>
#include <vector>

#include "store/build_rows.hpp"
#include "store/verify_names.hpp"

namespace memstrata {

/// A build row with the checksum that is stored beside it.
struct VerifiedBuild {
  BuildRow row;
  std::int64_t stored_checksum = 0;
};

/// All builds, also those whose target or branch is missing; by key.
std::vector<VerifiedBuild> builds_to_verify(Statements& statements);

/// Where the branches of one target fork, as stored.
using ForkPoints = std::map<std::int64_t, BuildKey>;  // by branch_id

/// Whether the builds of one target, sorted by key, have whole metadata, stand
/// where the order rule puts them, and fork where their parents say.
/// `complain` is told which build.
void verify_metadata(
    const std::vector<VerifiedBuild>& builds, const ForkPoints& forks,
    const std::function<void(const VerifiedBuild&, const std::string&)>& complain);

ForkPoints fork_points(Statements& statements, std::int64_t target_id);

}  // namespace memstrata
