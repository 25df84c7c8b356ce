#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// What became of one file.
struct IngestResult {
  std::string file;
  std::optional<StoredBuild> build;  // empty: refused, or a dump of no known build
  std::string result;                // stored, present, replaced, refused
  std::string message;               // why; empty: nothing to say
  std::vector<std::int64_t> snapshots = {};  // of heap dumps
};

void write_ingest_results(std::ostream& out, const std::vector<IngestResult>& results,
                          const Style& style);

}  // namespace memstrata
