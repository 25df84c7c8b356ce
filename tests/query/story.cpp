#include "query/story.hpp"

#include <algorithm>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "store/builds.hpp"
#include "support/fixture.hpp"
#include "text/time.hpp"

namespace memstrata::test {
namespace {

std::string text_or_empty(const nlohmann::json& value) {
  return value.is_null() ? std::string() : value.get<std::string>();
}

BuildMetadata metadata_of(const nlohmann::json& build) {
  const auto fork = text_or_empty(build["fork_parent"]);
  return {.target = build["target"],
          .branch = build["branch"],
          .label = build["label"],
          .commit = build["commit"],
          .time = time_from(build["time"].get<std::string>()).value(),
          .parent = fork.empty() ? text_or_empty(build["parent"]) : fork,
          .toolchain = build["toolchain"],
          .tags = build["tags"]};
}

}  // namespace

void put_story(Database& database) {
  const auto story = fixture_json("firmware/story.json");
  for (const auto& build : story["builds"]) {
    put_build(database, metadata_of(build), fixture_map(build["map"]));
  }
}

std::vector<StoredBuild> story_builds(const Database& database,
                                      const std::string& target) {
  auto builds = stored_builds(database, target);
  std::ranges::sort(builds, {},
                    [](const StoredBuild& build) { return build.metadata.time; });
  return builds;
}

StoredBuild story_build(const Database& database, const std::string& target,
                        const std::string& label) {
  for (const auto& build : stored_builds(database, target)) {
    if (build.metadata.label == label) {
      return build;
    }
  }
  throw std::runtime_error("the story has no build " + label);
}

}  // namespace memstrata::test
