#include "cli/snapshot_finder.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ranges>
#include <string_view>

#include "model/error.hpp"
#include "parse/micropython_heap/read_heap.hpp"
#include "parse/read_map.hpp"
#include "query/heap.hpp"
#include "text/input.hpp"

namespace memstrata {

namespace {

struct DumpInFile {
  std::string path;
  std::string which;  // empty: the last
};

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

// log.txt:boot
std::optional<DumpInFile> dump_in_file(const std::string& reference) {
  if (reference == "-" || is_file(reference)) {
    return DumpInFile{reference, ""};
  }
  const auto colon = reference.rfind(':');
  if (colon == std::string::npos || !is_file(reference.substr(0, colon))) {
    return std::nullopt;
  }
  return DumpInFile{reference.substr(0, colon), reference.substr(colon + 1)};
}

StoredSnapshot read_from(const DumpInFile& dump, const Context& context) {
  const auto input = open_input(dump.path, context.in);
  if (detect(input->bytes(), dump.path) != FileKind::heap_dump) {
    throw Error{ErrorCode::bad_input, dump.path + ": is a linker map, not a heap dump"};
  }
  const auto snapshots = read_heap(input->bytes(), dump.path);
  for (const auto& snapshot : snapshots | std::views::reverse) {
    if (dump.which.empty() || snapshot.label == dump.which ||
        std::to_string(snapshot.sequence) == dump.which) {
      return {.snapshot = snapshot};
    }
  }
  throw Error{ErrorCode::not_found, dump.path + ": has " +
                                        std::to_string(snapshots.size()) +
                                        " heap dumps, and none is called " + dump.which};
}

}  // namespace

StoredSnapshot find_snapshot_or_file(const Context& context,
                                     const std::string& reference) {
  if (const auto dump = dump_in_file(reference)) {
    return read_from(*dump, context);
  }
  const Database database = open_to_read(context);
  return load_snapshot(database, find_snapshot(database, context.target(), reference));
}

}  // namespace memstrata
