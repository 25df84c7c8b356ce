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

}  // namespace

BuildFinder::BuildFinder(const std::vector<std::string>& references,
                         const Context& context)
    : context_(context) {
  std::vector<Source> sources;
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
    builds_.push_back({*source.stored, *source.stored});
  }
}

Database& BuildFinder::stored_history() {
  if (!database_) {
    database_.emplace(open_to_read(context_));
  }
  return *database_;
}

// What is stored goes before a file of the same name: `path:` means the file.
BuildFinder::Source BuildFinder::source_of(const std::string& reference) {
  if (reference.starts_with(kPathPrefix)) {
    return {std::nullopt, reference.substr(kPathPrefix.size())};
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

void BuildFinder::put_into_memory(const std::vector<Source>& sources) {
  const std::string target = target_of(sources);
  Database memory{":memory:", {.access = Access::write}};
  for (const Source& source : sources) {
    if (source.stored) {
      const MemoryMap map = load_map(*database_, source.stored->key);
      const Put put = put_build(memory, source.stored->metadata, map);
      builds_.push_back({put.build, *source.stored});
    } else {
      builds_.push_back(from_file(source.file, target, memory));
    }
  }
  database_.emplace(std::move(memory));
}

FoundBuild BuildFinder::from_file(const std::string& file, const std::string& target,
                                  Database& memory) const {
  const MemoryMap map = read_map(open_input(file, context_.in), file);
  print_diagnostics(file, map.diagnostics, context_);
  BuildMetadata metadata;
  metadata.target = target;
  metadata.label = escaped_name(file);
  metadata.branch = "(file)";
  metadata.time = file_time(file);
  metadata.time_from_file = true;
  metadata.toolchain = map.toolchain;
  const Put put = put_build(memory, metadata, map);
  StoredBuild shown = put.build;
  shown.id = 0;  // no build of the history
  return {put.build, shown};
}

}  // namespace memstrata
