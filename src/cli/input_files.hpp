#pragma once

#include <string>
#include <vector>

#include "model/build.hpp"

namespace memstrata {

/// The files that `paths` mean: a file itself, `-` for standard input, of a
/// folder every `*.map` in it and below, and every `*.log` and `*.txt` that holds
/// heap dumps, packed or not, by name.
///
/// Throws Error{bad_input} for a folder without one.
std::vector<std::string> input_files(const std::vector<std::string>& paths);

/// When the file was changed last; now for standard input.
Time file_time(const std::string& path);

}  // namespace memstrata
