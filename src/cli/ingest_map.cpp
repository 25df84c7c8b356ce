#include "cli/ingest_map.hpp"

#include <algorithm>
#include <vector>

#include "cli/input_files.hpp"
#include "cli/messages.hpp"
#include "model/status.hpp"
#include "parse/read_map.hpp"
#include "parse/target_memory.hpp"
#include "project/fork_point.hpp"
#include "query/listing.hpp"
#include "query/overflow.hpp"
#include "report/numbers.hpp"
#include "report/overflow_report.hpp"
#include "store/target_memory.hpp"
#include "text/names.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kShortHash = 10;  // digits

/// The table "Inputs": what is read but not stored.
void refuse_what_is_no_build(const MemoryMap& map, const std::string& path,
                             const IngestOptions& options) {
  if (map.status == Status::relocatable) {
    throw Error{ErrorCode::bad_input,
                path +
                    ": the map of a relocatable link (ld -r), nothing has an address "
                    "yet; ingest the map of the final link"};
  }
  if (map.status == Status::truncated && !options.allow_truncated) {
    throw Error{ErrorCode::bad_input,
                path +
                    ": this map is cut off; let the link finish and ingest it again, "
                    "or store what is there with --allow-truncated"};
  }
}

std::string with_source(const std::string& what, const Sourced<std::string>& found) {
  return what + " " + found.value + " (" + found.source + ")";
}

void say_what_was_found(const std::string& path, const FoundMetadata& found,
                        const BuildMetadata& metadata, const IngestOptions& options,
                        const Context& context) {
  std::string line = escaped_name(path) + ": " + with_source("target", found.target) +
                     ", " + with_source("branch", found.branch) + ", " +
                     with_source("label", found.label);
  if (!found.commit.value.empty()) {
    line += ", " + with_source("commit", {found.commit.value.substr(0, kShortHash),
                                          found.commit.source});
  }
  line += ", " + with_source("time", {rfc3339(found.time.value), found.time.source});
  if (!metadata.toolchain.empty()) {
    const char* source = options.given.toolchain.empty() ? "map" : "--toolchain";
    line += ", " + with_source("toolchain", {metadata.toolchain, source});
  }
  context.say(line);
}

BuildMetadata metadata_of(const FoundMetadata& found, const MemoryMap& map,
                          const IngestOptions& options) {
  BuildMetadata metadata;
  metadata.target = escaped_name(found.target.value);
  metadata.branch = escaped_name(found.branch.value);
  metadata.label = escaped_name(found.label.value);
  metadata.commit = found.commit.value;
  metadata.time = found.time.value;
  metadata.time_from_file = found.time_from_file;
  metadata.generation = found.generation;
  metadata.parent = found.parent;
  metadata.toolchain =
      options.given.toolchain.empty() ? map.toolchain : options.given.toolchain;
  metadata.tags = found.tags;
  return metadata;
}

bool is_stored(const Database& database, const std::string& target) {
  const auto targets = stored_targets(database);
  return std::ranges::find(targets, target) != targets.end();
}

/// A branch that is new needs the commit where it left another one.
void find_fork(const Database& database, const std::string& path,
               BuildMetadata& metadata) {
  const bool is_known =
      !list_builds(database,
                   {.target = metadata.target, .branch = metadata.branch, .limit = 1})
           .builds.empty();
  if (is_known || metadata.commit.empty()) {
    return;
  }
  std::vector<std::string> commits;
  for (const StoredBuild& build : stored_builds(database, metadata.target)) {
    if (!build.metadata.commit.empty()) {
      commits.push_back(build.metadata.commit);
    }
  }
  if (const auto commit = fork_point(path, metadata.commit, commits)) {
    metadata.parent = *commit;
  }
}

std::string block_text(const std::string& name, Address origin,
                       std::optional<std::uint64_t> length) {
  return name + " " + hex_address(origin) + " " +
         (length ? grouped(*length) + " bytes" : "of unknown length");
}

/// "RAM 0x20000000 131,072 bytes" a block of the map's memory table.
std::vector<std::string> blocks_of(const MemoryMap& map) {
  std::vector<std::string> blocks;
  blocks.reserve(map.blocks.size());
  for (const Block& block : map.blocks) {
    blocks.push_back(block_text(std::string{block.name}, block.origin, block.length));
  }
  std::ranges::sort(blocks);
  return blocks;
}

std::vector<std::string> blocks_of(const Database& database, const StoredBuild& build) {
  std::vector<std::string> blocks;
  for (const BlockSize& block : block_sizes(database, build)) {
    blocks.push_back(
        block_text(block.name, block.origin,
                   block.length ? std::optional{static_cast<std::uint64_t>(*block.length)}
                                : std::nullopt));
  }
  std::ranges::sort(blocks);
  return blocks;
}

void warn_of_other_blocks(const Database& database, const std::string& path,
                          const BuildMetadata& metadata, const MemoryMap& map,
                          const Context& context) {
  const BuildList newest = list_builds(database, {.target = metadata.target, .limit = 1});
  if (newest.builds.empty()) {
    return;
  }
  const StoredBuild& last = newest.builds.front().build;
  const auto before = blocks_of(database, last);
  const auto now = blocks_of(map);
  std::vector<std::string> changed;
  std::ranges::set_difference(now, before, std::back_inserter(changed));
  std::ranges::set_difference(before, now, std::back_inserter(changed));
  if (!changed.empty()) {
    context.say(escaped_name(path) + ": warning: the blocks differ from those of " +
                last.metadata.label + " (" + changed.front() +
                "); is this another target than " + metadata.target + "?");
  }
}

/// Gives a map without memory table the blocks that are given now, else those that
/// were given for its target before.  Returns what there is to say about that.
std::string give_blocks(const Database& database, const std::string& target,
                        MemoryMap& map, const IngestOptions& options) {
  if (has_memory_table(map)) {
    return options.memory.empty()
               ? ""
               : "has a memory table of its own, the blocks given are not used";
  }
  const auto kept = target_memory(database, target);
  apply_target_memory(map, options.memory.empty() ? kept : options.memory);
  return !options.memory.empty() || kept.empty()
             ? ""
             : "blocks " + kept.front().name + (kept.size() > 1 ? ", ..." : "") +
                   " as given before for " + target;
}

/// Stores the build, and what was given for the maps of its target.
Put put_with_memory(Database& database, const BuildMetadata& metadata,
                    const MemoryMap& map, const IngestOptions& options,
                    bool keeps_memory) {
  Transaction transaction{database};
  Put put = put_build(database, metadata, map, options.taken);
  if (keeps_memory) {
    keep_target_memory(database, metadata.target, options.memory);
  }
  transaction.commit();
  return put;
}

/// "RAM over by 1,234 B; since the last good build v1.3: +2,000 B, ..."; the status
/// where it is not ok; else nothing.
std::string message_on(const Database& database, const StoredBuild& build) {
  std::string message;
  if (build.status == Status::overflow) {
    for (const Overflow& overflow : overflows(database, build)) {
      message += (message.empty() ? "" : "; ") + text_of(overflow);
    }
  }
  if (message.empty() && build.status != Status::ok) {
    message = "status " + std::string{to_string(build.status)};
  }
  return message;
}

std::string word(PutResult result) {
  switch (result) {
    case PutResult::stored:
      return "stored";
    case PutResult::present:
      return "present";
    case PutResult::replaced:
      break;
  }
  return "replaced";
}

}  // namespace

IngestResult ingest_map(History& history, const std::shared_ptr<const Input>& input,
                        const std::string& path, const IngestOptions& options,
                        const Context& context) {
  MemoryMap map = read_map(input, path);
  refuse_what_is_no_build(map, path, options);
  const FoundMetadata found =
      find_metadata(path, file_time(path), options.given, options.surroundings);
  BuildMetadata metadata = metadata_of(found, map, options);
  Database& database = history.open();
  const bool keeps_memory = !options.memory.empty() && !has_memory_table(map);
  if (const std::string about = give_blocks(database, metadata.target, map, options);
      !about.empty()) {
    context.say(escaped_name(path) + ": " + about);
  }
  print_diagnostics(path, map.diagnostics, context);
  if (options.status && map.status == Status::ok) {
    map.status = *options.status;
  }
  say_what_was_found(path, found, metadata, options, context);
  if (is_stored(database, metadata.target)) {
    warn_of_other_blocks(database, path, metadata, map, context);
    if (options.given.parent.empty() && options.surroundings == Surroundings::asked) {
      find_fork(database, path, metadata);
    }
  }
  const Put put = put_with_memory(database, metadata, map, options, keeps_memory);
  return {path, put.build, word(put.result), message_on(database, put.build)};
}

}  // namespace memstrata
