#include "query/build_reference.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/story.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"

namespace memstrata {
namespace {

using testing::HasSubstr;

class BuildReferenceTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    database_ = std::make_unique<Database>(
        ":memory:",
        OpenOptions{.access = Access::write, .durability = Durability::normal});
    test::put_story(*database_);
  }
  static void TearDownTestSuite() { database_.reset(); }

  static std::string label_of(const std::string& reference,
                              const ResolveRevision& resolve = {}) {
    return find_build(*database_, "node-m4", reference, resolve).metadata.label;
  }

  static Error error_of(const std::string& reference, const std::string& target) {
    try {
      find_build(*database_, target, reference);
    } catch (const Error& error) {
      return error;
    }
    return {ErrorCode::internal, "no error"};
  }

  static inline std::unique_ptr<Database> database_;
};

TEST_F(BuildReferenceTest, FindsALabelATagABranchAndACommit) {
  EXPECT_EQ(label_of("v1.1.0-2-g0d7ba25"), "v1.1.0-2-g0d7ba25");
  EXPECT_EQ(label_of("tag:v1.1.0"), "v1.1.0");
  EXPECT_EQ(label_of("release/1.1"), "v1.1.1");
  EXPECT_EQ(label_of("branch:main"), "v1.2.0-2-gd70b348");
  EXPECT_EQ(label_of("17e2fa6b40"), "v1.1.0");
  EXPECT_EQ(label_of("commit:17E2"), "v1.1.0");
}

TEST_F(BuildReferenceTest, CountsBackFromTheNewest) {
  EXPECT_EQ(label_of("latest"), "v1.2.0-2-gd70b348");
  EXPECT_EQ(label_of("latest~2"), "v1.2.0");
}

TEST_F(BuildReferenceTest, GoesOnBehindTheForkOfABranch) {
  EXPECT_EQ(label_of("release/1.1~1"), "v1.1.0");
}

TEST_F(BuildReferenceTest, FindsTheLastBuildOfADay) {
  EXPECT_EQ(label_of("@2026-02-03"), "v1.1.0");
  EXPECT_EQ(label_of("@2026-02-02"), "v1.0.0-2-gc95d1e3");
  EXPECT_EQ(error_of("@2025-01-01", "node-m4").code(), ErrorCode::not_found);
  EXPECT_EQ(error_of("@someday", "node-m4").code(), ErrorCode::usage);
}

TEST_F(BuildReferenceTest, FindsABuildByItsNumber) {
  const auto build = find_build(*database_, "node-m4", "v1.2.0");
  EXPECT_EQ(label_of("#" + std::to_string(build.id)), "v1.2.0");
  EXPECT_EQ(error_of("#" + std::to_string(build.id), "node-rv32").code(),
            ErrorCode::not_found);
  EXPECT_EQ(error_of("#99999", "").code(), ErrorCode::not_found);
}

TEST_F(BuildReferenceTest, AsksGitForWhatItDoesNotKnow) {
  const ResolveRevision resolve =
      [](const std::string& revision) -> std::optional<std::string> {
    return revision == "HEAD~7" ? std::optional<std::string>("5bd08c7713") : std::nullopt;
  };
  EXPECT_EQ(label_of("HEAD~7", resolve), "v1.1.1");
}

TEST_F(BuildReferenceTest, NamesTheNearestWhenThereIsNoSuchBuild) {
  const auto error = error_of("v1.1.2", "node-m4");
  EXPECT_EQ(error.code(), ErrorCode::not_found);
  EXPECT_THAT(error.what(),
              HasSubstr("node-m4 has no build 'v1.1.2'; did you mean v1.1.0"));
}

TEST_F(BuildReferenceTest, AsksForATargetWhenThereAreSeveral) {
  const auto error = error_of("latest", "");
  EXPECT_EQ(error.code(), ErrorCode::usage);
  EXPECT_THAT(error.what(), HasSubstr("node-m4, node-rv32"));
  EXPECT_THAT(error_of("latest", "node-m3").what(), HasSubstr("did you mean node-m4"));
}

TEST(AmbiguousReferenceTest, ListsEveryBuildThatItCouldMean) {
  Database database{":memory:",
                    {.access = Access::write, .durability = Durability::normal}};
  const auto map = test::memory_map(test::small_sample());
  for (const std::string branch : {"main", "stable"}) {
    put_build(database, {.target = "board", .branch = branch, .label = "one", .time = 1},
              map);
  }
  try {
    find_build(database, "board", "one");
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::ambiguous);
    EXPECT_THAT(error.what(), HasSubstr("'one' means 2 builds:\n  #1  one  (main, "));
    EXPECT_THAT(error.what(), HasSubstr("\n  #2  one  (stable, "));
  }
}

}  // namespace
}  // namespace memstrata
