#include "cli/ingest_heap.hpp"

#include <filesystem>
#include <optional>

#include "cli/heap_file.hpp"
#include "cli/input_files.hpp"
#include "cli/revision.hpp"
#include "model/error.hpp"
#include "parse/micropython_heap/read_heap.hpp"
#include "query/build_reference.hpp"
#include "report/numbers.hpp"
#include "store/heap_store.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

constexpr std::string_view kFileName = "file name";  // as find_metadata calls this source

/// A dump says nothing of its target, and neither does the name of its file.
SnapshotOwner owner_of(const Database& database, const std::string& path,
                       const IngestOptions& options, const Context& context) {
  SnapshotOwner owner;
  if (!options.build.empty()) {
    owner.build = find_build(database, context.target(), options.build,
                             resolve_in_current_folder());
    owner.target = owner.build->metadata.target;
    return owner;
  }
  const auto target =
      find_metadata(path, file_time(path), options.given, options.surroundings).target;
  if (target.source != kFileName) {
    owner.target = target.value;
  } else {
    const auto targets = stored_targets(database);
    if (targets.size() != 1) {
      throw Error{ErrorCode::bad_input,
                  path + ": a heap dump does not say its target: give --target"};
    }
    owner.target = targets.front();
  }
  return owner;
}

std::string label_of(const HeapSnapshot& snapshot, const std::string& path,
                     const IngestOptions& options) {
  if (!options.given.label.empty()) {
    return options.given.label;
  }
  if (!snapshot.label.empty()) {
    return snapshot.label;
  }
  return path == "-" ? "heap" : escaped_name(std::filesystem::path{path}.stem().string());
}

Time time_of(const HeapSnapshot& snapshot, const SnapshotOwner& owner,
             const std::string& path, const IngestOptions& options) {
  if (options.given.time) {
    return *options.given.time;
  }
  if (owner.build) {
    return owner.build->metadata.time;
  }
  return snapshot.time ? *snapshot.time : file_time(path);
}

std::string summary(std::size_t stored, std::size_t present, const std::string& target) {
  std::string text = counted(std::uint64_t{stored}, "heap snapshot") + " of " + target;
  if (present > 0) {
    text += ", " + std::to_string(present) + " already there";
  }
  return text;
}

}  // namespace

IngestResult ingest_heap(History& history, std::string_view text, const std::string& path,
                         const IngestOptions& options, const Context& context) {
  auto snapshots = read_heap(text, path);
  print_heap_diagnostics(snapshots, path, context);
  Database& database = history.open();
  auto owner = owner_of(database, path, options, context);
  IngestResult result{.file = path, .build = owner.build};
  std::size_t stored = 0;
  Transaction transaction{database};
  for (auto& snapshot : snapshots) {
    snapshot.label = label_of(snapshot, path, options);
    owner.time = time_of(snapshot, owner, path, options);
    const auto put = put_snapshot(database, owner, snapshot);
    stored += put.result == PutResult::stored ? 1 : 0;
    result.snapshots.push_back(put.id);
  }
  transaction.commit();
  result.result = stored > 0 ? "stored" : "present";
  result.message = summary(stored, snapshots.size() - stored, owner.target);
  return result;
}

}  // namespace memstrata
