#include "cli/exit_status.hpp"

namespace memstrata {

ExitStatus exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage:
    case ErrorCode::bad_input:
    case ErrorCode::not_found:
    case ErrorCode::ambiguous:
    case ErrorCode::conflict:
    case ErrorCode::time_limit:
      return ExitStatus::usage;
    case ErrorCode::output:
    case ErrorCode::database:
    case ErrorCode::database_newer:
    case ErrorCode::database_older:
    case ErrorCode::database_not_ours:
      return ExitStatus::database;
    case ErrorCode::internal:
      break;
  }
  return ExitStatus::internal;
}

}  // namespace memstrata
