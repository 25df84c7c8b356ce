#include "project/metadata.hpp"

#include <algorithm>
#include <array>

#include "platform/environment.hpp"
#include "project/ci.hpp"
#include "project/configuration.hpp"
#include "project/git.hpp"
#include "project/target_name.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kShortHash = 10;  // digits

std::filesystem::path folder_of(const std::filesystem::path& map) {
  return std::filesystem::absolute(map).parent_path();
}

bool lies_below(const std::filesystem::path& file, const std::filesystem::path& folder) {
  const auto relative =
      std::filesystem::absolute(file).lexically_normal().lexically_relative(
          std::filesystem::absolute(folder).lexically_normal());
  return !relative.empty() && *relative.begin() != "..";
}

/// The checkout and the CI job that the map belongs to.
struct Around {
  std::optional<Checkout> checkout;
  std::optional<CiJob> job;
};

Around look_around(const std::filesystem::path& map) {
  Around around;
  around.checkout = Checkout::around(folder_of(map));
  if (around.checkout && around.checkout->tracks(std::filesystem::absolute(map))) {
    return {};  // a map under version control was built somewhere else
  }
  around.job = ci_job();
  const bool is_of_job = around.job && (around.job->checkout.empty()
                                            ? around.checkout.has_value()
                                            : lies_below(map, around.job->checkout));
  if (!is_of_job) {
    around.job.reset();
  }
  return around;
}

Sourced<std::string> target_of(const std::filesystem::path& map,
                               const GivenMetadata& given) {
  if (!given.target.empty()) {
    return {given.target, "--target"};
  }
  if (const std::string name = environment("MEMSTRATA_TARGET"); !name.empty()) {
    return {name, "MEMSTRATA_TARGET"};
  }
  if (const auto configuration = configuration_around(folder_of(map))) {
    if (const std::string name = target_from_rules(*configuration, map); !name.empty()) {
      return {name, "memstrata.toml"};
    }
  }
  if (const std::string name = target_from_folders(map); !name.empty()) {
    return {name, "folder"};
  }
  return {map_stem(map), "file name"};
}

Sourced<std::string> commit_of(const Around& around, const std::optional<Commit>& head,
                               const GivenMetadata& given) {
  if (!given.commit.empty()) {
    const auto full =
        around.checkout ? around.checkout->resolve(given.commit) : std::nullopt;
    return {full.value_or(given.commit), "--commit"};
  }
  if (around.job && !around.job->commit.empty()) {
    return {around.job->commit, around.job->system};
  }
  if (head) {
    return {head->hash, "git"};
  }
  return {};
}

Sourced<std::string> branch_of(const Around& around, const GivenMetadata& given) {
  if (!given.branch.empty()) {
    return {given.branch, "--branch"};
  }
  if (around.job && !around.job->branch.empty()) {
    return {around.job->branch, around.job->system};
  }
  if (around.checkout) {
    if (const std::string name = around.checkout->branch(); !name.empty()) {
      return {name, "git"};
    }
  }
  return {"main", "default"};
}

Sourced<Time> time_of(const Around& around, const std::optional<Commit>& commit,
                      const std::optional<Commit>& head, const GivenMetadata& given) {
  if (given.time) {
    return {*given.time, "--time"};
  }
  if (commit) {
    return {commit->time, "git"};
  }
  if (around.job && around.job->time) {
    return {*around.job->time, around.job->system};
  }
  // A pull request's own commit is often missing from the shallow clone of the
  // job; the merge that is checked out was made right after it.
  if (around.job && head) {
    return {head->time, "git, of the merge that is checked out"};
  }
  return {};
}

Sourced<std::string> label_of(const std::filesystem::path& map, const Around& around,
                              const FoundMetadata& found, bool is_head) {
  const std::string& commit = found.commit.value;
  if (around.checkout && is_head) {
    const std::string description = around.checkout->description();
    if (!found.tags.empty() && !description.ends_with("-dirty")) {
      return {found.tags.front(), "git tag"};
    }
    if (!description.empty()) {
      return {description, "git describe"};
    }
  }
  if (around.job && !around.job->tag.empty()) {
    return {around.job->tag, around.job->system};
  }
  if (around.checkout && !commit.empty()) {
    const std::string description = around.checkout->description_of(commit);
    return description.empty()
               ? Sourced<std::string>{commit.substr(0, kShortHash), "commit"}
               : Sourced<std::string>{description, "git describe"};
  }
  if (around.job && !commit.empty()) {
    return {commit.substr(0, kShortHash), "commit"};
  }
  return {map_stem(map), "file name"};
}

// What the first-parent line says, but for what was given.
void take_commit(FoundMetadata& found, const Checkout& checkout, const Commit& commit) {
  found.generation = checkout.generation(commit.hash);
  found.tags = commit.tags;
  if (found.parent.empty() && !commit.parents.empty()) {
    found.parent = commit.parents.front();
  }
}

}  // namespace

FoundMetadata find_metadata(const std::filesystem::path& map, Time file_time,
                            const GivenMetadata& given, Surroundings surroundings) {
  const Around around = surroundings == Surroundings::asked ? look_around(map) : Around{};
  const auto head = around.checkout ? around.checkout->commit("HEAD") : std::nullopt;
  FoundMetadata found;
  found.target = target_of(map, given);
  found.branch = branch_of(around, given);
  found.commit = commit_of(around, head, given);
  const bool is_head = head && head->hash == found.commit.value;
  const auto commit = is_head           ? head
                      : around.checkout ? around.checkout->commit(found.commit.value)
                                        : std::nullopt;
  found.time = time_of(around, commit, head, given);
  if (found.time.source.empty()) {
    found.time = {file_time, "file time"};
    found.time_from_file = true;
  }
  found.parent = given.parent;
  if (commit && around.checkout) {
    take_commit(found, *around.checkout, *commit);
  }
  found.label = given.label.empty() ? label_of(map, around, found, is_head)
                                    : Sourced<std::string>{given.label, "--label"};
  if (found.label.value.ends_with("-dirty")) {
    found.tags.clear();  // the release is the commit, not what was made of it
  }
  if (around.job && found.label.source == around.job->system) {
    found.tags.push_back(around.job->tag);
  }
  found.tags.insert(found.tags.end(), given.tags.begin(), given.tags.end());
  std::ranges::sort(found.tags);
  const auto repeated = std::ranges::unique(found.tags);
  found.tags.erase(repeated.begin(), repeated.end());
  return found;
}

std::string map_stem(const std::filesystem::path& map) {
  static constexpr std::array kEndings = {".gz", ".xz", ".zst", ".map"};
  std::string name = map == "-" ? "stdin" : map.filename().string();
  for (const std::string_view ending : kEndings) {
    if (name.size() > ending.size() && name.ends_with(ending)) {
      name.resize(name.size() - ending.size());
    }
  }
  return name;
}

}  // namespace memstrata
