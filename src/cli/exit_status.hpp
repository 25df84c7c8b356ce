#pragma once

#include "model/error.hpp"

namespace memstrata {

/// How the program ends (docs/ci.md, "Exit status"); 128 + n is the signal's doing.
enum class ExitStatus : int {
  ok = 0,
  no = 1,        // the answer is no: a sum is off, a budget exceeded, builds differ
  usage = 2,     // command line, bad input, unknown name, label taken, time limit
  database = 3,  // the database, or the output, cannot be read or written
  internal = 70,
};

ExitStatus exit_status(ErrorCode code);

}  // namespace memstrata
