// What surrounds a build: git, CI, the folders around its map.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include <gtest/gtest.h>

#include "platform/run_program.hpp"
#include "project/configuration.hpp"
#include "project/glob.hpp"
#include "project/metadata.hpp"
#include "project/target_name.hpp"

namespace memstrata {
namespace {

namespace fs = std::filesystem;

class MetadataTest : public ::testing::Test {
 protected:
  MetadataTest() {
    std::string pattern = (fs::temp_directory_path() / "memstrata-git-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    for (const char* name : {"MEMSTRATA_TARGET", "GITHUB_ACTIONS", "GITLAB_CI"}) {
      ::unsetenv(name);
    }
  }
  ~MetadataTest() override {
    for (const char* name :
         {"GITHUB_ACTIONS", "GITHUB_SHA", "GITHUB_HEAD_REF", "GITHUB_EVENT_PATH",
          "GITHUB_WORKSPACE", "GITLAB_CI", "CI_PROJECT_DIR", "CI_COMMIT_SHA",
          "CI_COMMIT_BRANCH", "CI_COMMIT_TAG", "CI_COMMIT_TIMESTAMP",
          "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"}) {
      ::unsetenv(name);
    }
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  std::string git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"git", "-C", folder_.string(), "-c", "user.name=a", "-c",
                      "user.email=a@example.org"});
    return output_of(arguments).value_or("(failed)");
  }

  void given_checkout() {
    git({"init", "-q", "-b", "trunk"});
    write("main.c", "int main;");
    git({"add", "main.c"});
    git({"commit", "-q", "-m", "first", "--date", "2026-01-31T12:00:00Z"});
  }

  /// The variables of a GitLab job whose checkout is the folder of the test.
  void given_gitlab(const std::map<std::string, std::string>& variables) {
    ::setenv("GITLAB_CI", "true", 1);
    ::setenv("CI_PROJECT_DIR", folder_.c_str(), 1);
    for (const auto& [name, value] : variables) {
      ::setenv(name.c_str(), value.c_str(), 1);
    }
  }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream{folder_ / name} << text;
  }

  FoundMetadata found(const std::string& map, const GivenMetadata& given = {}) {
    return find_metadata(folder_ / map, 1000, given, Surroundings::asked);
  }

  fs::path folder_;
};

TEST_F(MetadataTest, AsksGitForAMapThatItDoesNotTrack) {
  given_checkout();
  write("build/a.map", "");
  const FoundMetadata metadata = found("build/a.map");
  EXPECT_EQ(metadata.commit.value, git({"rev-parse", "HEAD"}));
  EXPECT_EQ(metadata.commit.source, "git");
  EXPECT_EQ(metadata.branch.value, "trunk");
  EXPECT_EQ(std::to_string(metadata.time.value), git({"log", "-1", "--format=%ct"}));
  EXPECT_EQ(metadata.label.value, git({"describe", "--always", "--dirty"}));
  EXPECT_EQ(metadata.generation, 1);
  EXPECT_FALSE(metadata.time_from_file);
}

TEST_F(MetadataTest, TakesAnExactTagAsLabelAndAsTag) {
  given_checkout();
  git({"tag", "v1.0"});
  write("a.map", "");
  EXPECT_EQ(found("a.map").label.value, "v1.0");
  EXPECT_EQ(found("a.map").tags, std::vector<std::string>{"v1.0"});
  write("main.c", "int changed;");
  EXPECT_TRUE(found("a.map").label.value.ends_with("-dirty"));
  EXPECT_TRUE(found("a.map").tags.empty());
}

TEST_F(MetadataTest, TakesNothingFromGitForATrackedMap) {
  given_checkout();
  write("maps/v1.map", "");
  git({"add", "maps/v1.map"});
  const FoundMetadata metadata = found("maps/v1.map");
  EXPECT_EQ(metadata.commit.value, "");
  EXPECT_EQ(metadata.label.value, "v1");
  EXPECT_EQ(metadata.branch.value, "main");
  EXPECT_EQ(metadata.time.value, 1000);
  EXPECT_TRUE(metadata.time_from_file);
}

TEST_F(MetadataTest, TakesNothingFromTheCheckoutOfTheCurrentFolder) {
  write("a.map", "");
  const FoundMetadata metadata = found("a.map");
  EXPECT_EQ(metadata.commit.value, "");
  EXPECT_EQ(metadata.label.value, "a");
}

TEST_F(MetadataTest, TakesTheHeadOfAPullRequestNotTheMergeMadeForIt) {
  given_checkout();
  write("a.map", "");
  const std::string head(40, 'a');
  write("event.json", R"({"pull_request": {"head": {"sha": ")" + head + R"("}}})");
  ::setenv("GITHUB_ACTIONS", "true", 1);
  ::setenv("GITHUB_WORKSPACE", folder_.c_str(), 1);
  ::setenv("GITHUB_SHA", std::string(40, 'b').c_str(), 1);
  ::setenv("GITHUB_HEAD_REF", "feature", 1);
  ::setenv("GITHUB_EVENT_PATH", (folder_ / "event.json").c_str(), 1);
  const FoundMetadata metadata = found("a.map");
  EXPECT_EQ(metadata.commit.value, head);
  EXPECT_EQ(metadata.commit.source, "GitHub");
  EXPECT_EQ(metadata.branch.value, "feature");
}

TEST_F(MetadataTest, TakesCommitBranchAndTimeFromGitLab) {
  write("build/a.map", "");  // an artifact in a folder without git
  given_gitlab({{"CI_COMMIT_SHA", std::string(40, 'c')},
                {"CI_COMMIT_BRANCH", "trunk"},
                {"CI_COMMIT_TIMESTAMP", "2026-01-31T13:00:00+01:00"}});
  const FoundMetadata metadata = found("build/a.map");
  EXPECT_EQ(metadata.commit.value, std::string(40, 'c'));
  EXPECT_EQ(metadata.commit.source, "GitLab");
  EXPECT_EQ(metadata.branch.value, "trunk");
  EXPECT_EQ(metadata.time.value, 1769860800);  // 12:00 UTC
  EXPECT_FALSE(metadata.time_from_file);
}

TEST_F(MetadataTest, TakesTheTagOfAGitLabPipelineForATag) {
  write("a.map", "");
  given_gitlab({{"CI_COMMIT_SHA", std::string(40, 'c')},
                {"CI_COMMIT_TAG", "v1.0"},
                {"CI_COMMIT_TIMESTAMP", "2026-01-31T12:00:00Z"}});
  const FoundMetadata metadata = found("a.map");
  EXPECT_EQ(metadata.label.value, "v1.0");
  EXPECT_EQ(metadata.tags, std::vector<std::string>{"v1.0"});
}

TEST_F(MetadataTest, TakesTheSourceOfAGitLabMergeRequestNotTheMergeMadeForIt) {
  write("a.map", "");
  given_gitlab({{"CI_COMMIT_SHA", std::string(40, 'c')},
                {"CI_MERGE_REQUEST_SOURCE_BRANCH_SHA", std::string(40, 'd')},
                {"CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "feature"},
                {"CI_COMMIT_TIMESTAMP", "2026-01-31T12:00:00Z"}});
  const FoundMetadata metadata = found("a.map");
  EXPECT_EQ(metadata.commit.value, std::string(40, 'd'));
  EXPECT_EQ(metadata.branch.value, "feature");
  EXPECT_EQ(metadata.time.value, 1000);  // the timestamp is that of the merge
  EXPECT_TRUE(metadata.time_from_file);
}

TEST_F(MetadataTest, PutsTheCommandLineFirst) {
  given_checkout();
  write("a.map", "");
  GivenMetadata given;
  given.label = "mine";
  given.branch = "topic";
  given.time = 5;
  const FoundMetadata metadata = found("a.map", given);
  EXPECT_EQ(metadata.label.value, "mine");
  EXPECT_EQ(metadata.branch.value, "topic");
  EXPECT_EQ(metadata.time.value, 5);
}

TEST(TargetNameTest, ReadsTheFoldersOfBuildSystems) {
  EXPECT_EQ(target_from_folders("/x/build-PYBV11/firmware.map"), "PYBV11");
  EXPECT_EQ(target_from_folders("/x/build/nrf52/zephyr/zephyr.map"), "nrf52");
  EXPECT_EQ(target_from_folders("/x/.pio/build/uno/firmware.map"), "uno");
  EXPECT_EQ(target_from_folders("/x/build/firmware.map"), "");
}

TEST(MapStemTest, LeavesOutMapAndCompression) {
  EXPECT_EQ(map_stem("/x/firmware.map.xz"), "firmware");
  EXPECT_EQ(map_stem("v1.2.0.map"), "v1.2.0");
  EXPECT_EQ(map_stem("-"), "stdin");
}

TEST(GlobTest, SaysWhatEachStarStoodFor) {
  EXPECT_EQ(glob_match("ports/*/build-*/f.map", "ports/stm32/build-PYB/f.map"),
            (std::vector<std::string>{"stm32", "PYB"}));
  EXPECT_EQ(glob_match("*.map", "a/b.map"), std::nullopt);
  EXPECT_EQ(glob_match("a?c", "abc"), std::vector<std::string>{});
}

}  // namespace
}  // namespace memstrata
