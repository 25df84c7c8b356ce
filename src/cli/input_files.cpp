#include "cli/input_files.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <sstream>
#include <string_view>

#include "model/error.hpp"
#include "parse/read_map.hpp"
#include "text/input.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

namespace fs = std::filesystem;

/// The last ending of a name but those of packed files: `.map` of `a.map.xz`.
std::string ending_of(const fs::path& path) {
  static constexpr std::array<std::string_view, 3> kPacked = {".gz", ".xz", ".zst"};
  const bool is_packed = std::ranges::find(kPacked, path.extension()) != kPacked.end();
  return (is_packed ? path.stem() : path).extension().string();
}

/// A folder holds many a text that nobody meant: only what is in one can tell.
bool holds_heap_dumps(const fs::path& path) {
  std::istringstream nothing;
  try {
    const auto input = open_input(path.string(), nothing);
    return detect(input->bytes(), path.string()) == FileKind::heap_dump;
  } catch (const Error&) {
    return false;
  }
}

/// A map by its name, so that one which can't be read is refused and not passed
/// over; a log by its content.
bool is_meant(const fs::path& path) {
  const std::string ending = ending_of(path);
  return ending == ".map" ||
         ((ending == ".log" || ending == ".txt") && holds_heap_dumps(path));
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  fs::recursive_directory_iterator walk{
      folder, fs::directory_options::skip_permission_denied, failure};
  for (; !failure && walk != fs::recursive_directory_iterator{};
       walk.increment(failure)) {
    std::error_code ignored;
    if (walk->is_regular_file(ignored) && is_meant(walk->path())) {
      files.push_back(walk->path().string());
    }
  }
  if (failure) {
    throw Error{ErrorCode::bad_input, escaped_name(folder) + ": " + failure.message()};
  }
  if (files.empty()) {
    throw Error{ErrorCode::bad_input,
                escaped_name(folder) +
                    ": no *.map in this folder, and no *.log or *.txt "
                    "with a heap dump"};
  }
  std::ranges::sort(files);
  return files;
}

Time now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace

std::vector<std::string> input_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path != "-" && fs::is_directory(path, ignored)) {
      const auto found = files_below(path);
      files.insert(files.end(), found.begin(), found.end());
    } else {
      files.push_back(path);
    }
  }
  return files;
}

Time file_time(const std::string& path) {
  std::error_code failure;
  const auto changed = fs::last_write_time(path, failure);
  if (failure) {
    return now();
  }
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::file_clock::to_sys(changed).time_since_epoch())
      .count();
}

}  // namespace memstrata
