#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace memstrata {

/// What kind of failure it was, for machines: cli/exit_status turns it into a
/// process status, the server into an HTTP status.
enum class ErrorCode : std::uint8_t {
  usage,              // the command line makes no sense
  bad_input,          // a file that is not what it should be
  not_found,          // unknown build, target or name
  ambiguous,          // a reference that fits several builds
  conflict,           // a label taken by other content
  time_limit,         // a query ran longer than it may
  output,             // the answer cannot be written: disk full, no such folder
  database,           // the database cannot be read or written
  database_newer,     // made by a newer program
  database_older,     // must be migrated first
  database_not_ours,  // a SQLite file of something else
  internal,           // a mistake of ours
};

/// The one exception of this program.  `what()` is a sentence for the person
/// who typed the command, without a final full stop.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message)
      : std::runtime_error(message), code_(code) {}

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }

 private:
  ErrorCode code_;
};

}  // namespace memstrata
