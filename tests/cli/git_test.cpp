// What commands ask of git: the tags of stored commits, where a branch left another.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "platform/run_program.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A checkout in which each commit is built, as on a developer's machine.
class GitTest : public CliTest {
 protected:
  GitTest() : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder_);
    git({"init", "-q", "-b", "trunk"});
  }
  ~GitTest() override {
    ::unsetenv("GIT_COMMITTER_DATE");
    std::filesystem::current_path(before_);
  }

  std::string git(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {"git", "-C", folder_.string(), "-c", "user.name=a", "-c",
                      "user.email=a@example.org", "-c", "tag.gpgSign=false", "-c",
                      "commit.gpgSign=false"});
    const auto output = output_of(arguments);
    EXPECT_TRUE(output) << arguments.at(11);
    return output.value_or("");
  }

  /// A commit, a minute after the one before; returns its hash.
  std::string commit(const std::string& subject) {
    time_ += 60;
    ::setenv("GIT_COMMITTER_DATE", ("@" + std::to_string(time_) + " +0000").c_str(), 1);
    git({"commit", "-q", "--allow-empty", "-m", subject});
    return git({"rev-parse", "HEAD"});
  }

  /// Stores the map of the commit that is checked out.
  Outcome ingest(const std::string& label, const std::string& fixture) {
    const std::string map = path("firmware.map.xz");
    std::filesystem::copy_file(fixture_path("maps/firmware/node-m4/" + fixture), map,
                               std::filesystem::copy_options::overwrite_existing);
    return run({"ingest", map, "--target", "node", "--label", label});
  }

  std::string label_of(const std::string& reference) {
    const Outcome shown = run({"show", reference, "--by", "region", "--json"});
    EXPECT_EQ(shown.status, 0) << shown.err;
    return nlohmann::json::parse(shown.out).at("build").at("label");
  }

 private:
  std::filesystem::path before_;
  int time_ = 1'700'000'000;
};

TEST_F(GitTest, TagsStoredBuildsByTheTagsOnTheirCommits) {
  commit("first");
  ingest("one", "v1.0.0.map.xz");
  git({"tag", "v1.0"});
  git({"tag", "-a", "-m", "annotated", "stable"});
  commit("not built");
  git({"tag", "v1.1"});
  commit("second");
  ingest("two", "v1.1.0.map.xz");
  const Outcome tagged = run({"tag", "--from-git", "--json"});
  ASSERT_EQ(tagged.status, 0) << tagged.err;
  const auto answer = nlohmann::json::parse(tagged.out);
  ASSERT_EQ(answer.at("builds").size(), 1) << tagged.out;
  EXPECT_EQ(answer.at("builds")[0].at("label"), "one");
  EXPECT_THAT(answer.at("builds")[0].at("tags"), ElementsAre("stable", "v1.0"));
  EXPECT_EQ(label_of("v1.0"), "one");
  EXPECT_EQ(label_of("stable"), "one");
}

TEST_F(GitTest, TagsFromGitOnlyOnce) {
  commit("first");
  git({"tag", "v1.0"});
  ingest("one", "v1.0.0.map.xz");  // takes the tag with it
  const Outcome tagged = run({"tag", "--from-git", "--json"});
  EXPECT_EQ(tagged.status, 0) << tagged.err;
  EXPECT_TRUE(nlohmann::json::parse(tagged.out).at("builds").empty()) << tagged.out;
}

TEST_F(GitTest, TagsFromGitNeedACheckoutAndNothingElse) {
  std::filesystem::remove_all(path(".git"));
  EXPECT_THAT(run({"tag", "--from-git"}).err, HasSubstr("is in no git checkout"));
  EXPECT_THAT(run({"tag", "--from-git", "latest"}).err, HasSubstr("stands alone"));
}

TEST_F(GitTest, ForksABranchWhereItsFirstCommitsLeftTheStoredLine) {
  commit("first");
  ingest("one", "v1.0.0.map.xz");
  const std::string base = commit("second");
  ingest("two", "v1.0.0-1-g8a41be0.map.xz");
  commit("third");
  ingest("three", "v1.1.0.map.xz");
  git({"checkout", "-q", "-b", "topic", base});
  commit("of the topic, not built");
  commit("of the topic");
  ingest("topic one", "v1.0.0-2-gc95d1e3.map.xz");
  EXPECT_EQ(label_of("topic"), "topic one");
  EXPECT_EQ(label_of("topic~1"), "two");  // the merge base, though "three" is newer
  EXPECT_EQ(label_of("topic~2"), "one");
  EXPECT_EQ(label_of("trunk"), "three");
}

TEST_F(GitTest, ForksFromTheLastStoredBuildBeforeAMergeBaseThatIsNotStored) {
  commit("first");
  ingest("one", "v1.0.0.map.xz");
  const std::string base = commit("not built");
  commit("third");
  ingest("three", "v1.1.0.map.xz");
  git({"checkout", "-q", "-b", "topic", base});
  commit("of the topic");
  ingest("topic one", "v1.0.0-1-g8a41be0.map.xz");
  EXPECT_EQ(label_of("topic~1"), "one");
}

}  // namespace
}  // namespace memstrata::test
