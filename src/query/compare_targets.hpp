#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/build_reference.hpp"
#include "query/diff.hpp"
#include "store/database.hpp"

namespace memstrata {

/// The two builds of one target.
struct TargetPair {
  StoredBuild old_build;
  StoredBuild new_build;
};

struct CompareRequest {
  std::string from;  // build references, looked up in every target
  std::string to;
  std::vector<std::string> symbols;  // globs
  std::vector<std::string> blocks;   // with those nested in them; empty: all
  std::vector<std::string> regions;
  std::int64_t min_delta = 1;  // bytes; what grew less on every target becomes "others"
  std::size_t row_limit = 0;   // rows behind it become "others"; 0: none
};

/// A symbol that grew on one target at least.
struct SharedGrowth {
  std::string name;
  bool on_every_target = false;
  std::int64_t grew_on = 0;                            // how many targets
  std::vector<std::optional<std::int64_t>> old_sizes;  // one a target; empty: not there
  std::vector<std::optional<std::int64_t>> new_sizes;
  std::int64_t delta = 0;  // sum over the targets
};

struct TargetComparison {
  std::vector<TargetPair> targets;
  std::vector<std::string> left_out;  // targets that lack one of the builds
  std::vector<SharedGrowth> rows;     // on most targets first, then the largest growth
  std::optional<Others> others;
};

/// What grew on every target, and what only on some of them.
///
/// Throws Error{not_found} when no target has both builds, or none of them a block or
/// region that is asked for.
TargetComparison compare_targets(const Database& database, const CompareRequest& request,
                                 const ResolveRevision& resolve = {});

}  // namespace memstrata
