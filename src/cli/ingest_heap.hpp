#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"
#include "cli/history.hpp"
#include "cli/ingest_map.hpp"
#include "report/ingest_report.hpp"

namespace memstrata {

/// Reads every heap dump of a file and stores each as a snapshot of the target,
/// and of the build that `--build` names.
///
/// The label is `--label`, else the dump's marker, else the name of the file; the
/// time is `--time`, else the build's, else the dump's, else the file's.
///
/// Throws Error{bad_input} when no target is known.
IngestResult ingest_heap(History& history, std::string_view text, const std::string& path,
                         const IngestOptions& options, const Context& context);

}  // namespace memstrata
