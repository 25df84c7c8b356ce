#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/history.hpp"
#include "model/target_memory.hpp"
#include "project/metadata.hpp"
#include "report/ingest_report.hpp"
#include "store/builds.hpp"
#include "text/input.hpp"

namespace memstrata {

/// What the options of `ingest` say about maps.
struct IngestOptions {
  GivenMetadata given;
  std::string build;                 // whose heap it is that was dumped; empty: not known
  std::vector<TargetMemory> memory;  // of maps without a memory table
  std::optional<Status> status;      // of a complete map whose link failed
  bool allow_truncated = false;
  IfTaken taken = IfTaken::refuse;
  Surroundings surroundings = Surroundings::asked;
};

/// Reads a map and stores it as a build of its own; says on `err` what the build
/// is called and where each name comes from.
///
/// Throws Error{bad_input} or Error{conflict} for a map that is not stored.
IngestResult ingest_map(History& history, const std::shared_ptr<const Input>& input,
                        const std::string& path, const IngestOptions& options,
                        const Context& context);

}  // namespace memstrata
