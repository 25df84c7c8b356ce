#pragma once

#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata::test {

/// Puts every build of fixtures/firmware/story.json into `database`.
void put_story(Database& database);

/// The builds of one target, oldest first.
std::vector<StoredBuild> story_builds(const Database& database,
                                      const std::string& target);

StoredBuild story_build(const Database& database, const std::string& target,
                        const std::string& label);

}  // namespace memstrata::test
