#include "cli/input_files.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <string_view>

#include "model/error.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

namespace fs = std::filesystem;

bool is_named_like_a_map(const fs::path& path) {
  static constexpr std::array<std::string_view, 4> kEndings = {".map", ".map.gz",
                                                               ".map.xz", ".map.zst"};
  const std::string name = path.filename().string();
  return std::ranges::any_of(
      kEndings, [&](std::string_view ending) { return name.ends_with(ending); });
}

std::vector<std::string> maps_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code failure;
  fs::recursive_directory_iterator walk{
      folder, fs::directory_options::skip_permission_denied, failure};
  for (; !failure && walk != fs::recursive_directory_iterator{};
       walk.increment(failure)) {
    std::error_code ignored;
    if (walk->is_regular_file(ignored) && is_named_like_a_map(walk->path())) {
      files.push_back(walk->path().string());
    }
  }
  if (failure) {
    throw Error{ErrorCode::bad_input, escaped_name(folder) + ": " + failure.message()};
  }
  if (files.empty()) {
    throw Error{ErrorCode::bad_input,
                escaped_name(folder) + ": no file named *.map in this folder"};
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
      const auto found = maps_below(path);
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
