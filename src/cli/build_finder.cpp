#include "cli/build_finder.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/input_files.hpp"
#include "cli/messages.hpp"
#include "cli/revision.hpp"
#include "parse/read_map.hpp"
#include "project/metadata.hpp"
#include "query/build_reference.hpp"
#include "store/builds.hpp"
#include "text/input.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

constexpr std::string_view kPathPrefix = "path:";

bool is_file(const std::string& path) {
  std::error_code ignored;
  return path == "-" || std::filesystem::is_regular_file(path, ignored);
}

/// A map file as a build; its id is 0, for it is none of the history.
StoredBuild described(const std::string& file, const std::string& target,
                      const MemoryMap& map) {
  StoredBuild build;
  build.metadata.target = target;
  build.metadata.label = escaped_name(file);
  build.metadata.branch = "(file)";
  build.metadata.time = file_time(file);
  build.metadata.time_from_file = true;
  build.metadata.toolchain = map.toolchain;
  build.status = map.status;
  return build;
}

}  // namespace

BuildFinder::BuildFinder(const std::vector<std::string>& references,
                         const Context& context)
    : context_(context) {
  std::vector<Source> sources;
  sources.reserve(references.size());
  for (const std::string& reference : references) {
    sources.push_back(source_of(reference));
  }
  const bool all_are_stored = std::ranges::all_of(
      sources, [](const Source& source) { return source.stored.has_value(); });
  if (!all_are_stored) {
    put_into_memory(sources);
    return;
  }
  for (const Source& source : sources) {
    if (const auto& stored = source.stored) {
      builds_.push_back({*stored, *stored});
    }
  }
}

Database& BuildFinder::stored_history() {
  if (!database_) {
    database_ = std::make_unique<Database>(open_to_read(context_));
  }
  return *database_;
}

bool BuildFinder::has_history() const {
  std::error_code ignored;
  return std::filesystem::exists(context_.options.database, ignored);
}

// What is stored goes before a file of the same name: `path:` means the file.
BuildFinder::Source BuildFinder::source_of(const std::string& reference) {
  if (reference.starts_with(kPathPrefix)) {
    return {std::nullopt, reference.substr(kPathPrefix.size())};
  }
  if (!has_history() && is_file(reference)) {
    return {std::nullopt, reference};
  }
  try {
    return {find_build(stored_history(), context_.target(), reference,
                       resolve_in_current_folder()),
            {}};
  } catch (const Error& error) {
    const bool may_be_file = error.code() == ErrorCode::not_found ||
                             error.code() == ErrorCode::usage;  // several targets
    if (may_be_file && is_file(reference)) {
      return {std::nullopt, reference};
    }
    throw;
  }
}

std::string BuildFinder::target_of(const std::vector<Source>& sources) const {
  for (const Source& source : sources) {
    if (source.stored) {
      return source.stored->metadata.target;
    }
  }
  return context_.target().empty() ? map_stem(sources.front().file) : context_.target();
}

// All of them become one line of builds, in the order they were asked for: only
// along a line are things known to be the same.
void BuildFinder::put_into_memory(const std::vector<Source>& sources) {
  const std::string target = target_of(sources);
  Database memory{":memory:", {.access = Access::write}};
  for (const Source& source : sources) {
    StoredBuild shown;
    MemoryMap map;
    if (source.stored) {
      shown = *source.stored;
      map = load_map(*database_, shown.key);
    } else {
      map = read_map(open_input(source.file, context_.in), source.file);
      print_diagnostics(source.file, map.diagnostics, context_);
      shown = described(source.file, target, map);
    }
    BuildMetadata metadata = shown.metadata;
    metadata.branch = "main";
    metadata.parent.clear();
    metadata.time = static_cast<Time>(builds_.size());
    metadata.label = std::to_string(builds_.size());
    builds_.push_back({put_build(memory, metadata, map).build, shown});
  }
  database_ = std::make_unique<Database>(std::move(memory));
}

}  // namespace memstrata
