#pragma once

#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "query/story.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {

/// The sample firmware's history, and what nm and readelf say of it.
class StoryAnswersTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = std::make_unique<Database>(
        ":memory:",
        OpenOptions{.access = Access::write, .durability = Durability::normal});
    put_story(*database_);
    truth_ = fixture_json("expected/truth.json");
  }
  static void TearDownTestSuite() { database_.reset(); }

  static const Database& database() { return *database_; }
  static const nlohmann::json& truth() { return truth_; }

  static StoredBuild build(const std::string& label,
                           const std::string& target = "node-m4") {
    return story_build(*database_, target, label);
  }

 private:
  static inline std::unique_ptr<Database> database_;
  static inline nlohmann::json truth_;
};

/// nm's size of a symbol in a build of truth.json; 0: not there.
inline std::int64_t size_by_nm(const nlohmann::json& build, const std::string& name) {
  for (const auto& symbol : build["symbols"]) {
    if (symbol["name"] == name) {
      return symbol["size"];
    }
  }
  return 0;
}

}  // namespace memstrata::test
