#include "query/marks.hpp"

#include <gmock/gmock.h>

#include "query/answer.hpp"
#include "query/blame.hpp"
#include "query/ledger.hpp"
#include "query/named_query.hpp"
#include "query/sample_history.hpp"
#include "store/builds.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr Time kDay = 86'400;

/// Builds of one map at given days.
class MarksTest : public testing::Test {
 protected:
  void given_build(Time day, const std::string& toolchain, Status status = Status::ok,
                   const std::vector<std::string>& tags = {}) {
    MemoryMap map = test::memory_map(
        test::sample_with({test::function_of("a.o", "f", static_cast<Bytes>(day + 1))}));
    map.status = status;
    put_build(database_,
              {.target = "board",
               .label = "d" + std::to_string(day),
               .time = 1'000'000'000 + day * kDay,
               .toolchain = toolchain,
               .tags = tags},
              map);
  }

  [[nodiscard]] std::vector<std::vector<std::string>> marks(
      MarkScope scope = MarkScope::every_build) const {
    std::vector<std::vector<std::string>> all;
    for (const auto& build : builds_of_line(database_, "board", "main", scope)) {
      all.push_back(build.marks);
    }
    return all;
  }

  /// The same of every build, asked for by their ids.
  [[nodiscard]] std::vector<std::vector<std::string>> marks_of_steps() const {
    std::vector<std::int64_t> ids;
    for (const auto& build : stored_builds(database_)) {
      ids.push_back(build.id);
    }
    std::vector<std::vector<std::string>> all;
    for (const auto& step : build_steps(database_, "board", "main", ids)) {
      all.push_back(step.marks);
    }
    return all;
  }

  /// The same of every build but the first, as the ledger behind it says.
  [[nodiscard]] std::vector<std::vector<std::string>> marks_of_ledger() const {
    const auto answer =
        ledger(database_, {.target = "board", .since = stored_builds(database_).front()});
    std::vector<std::vector<std::string>> all{marks().front()};
    for (const auto& row : answer.rows) {
      all.push_back(row.marks);
    }
    return all;
  }

  Database database_{":memory:",
                     {.access = Access::write, .durability = Durability::normal}};
};

TEST_F(MarksTest, MarksAnotherToolchainAndABadStatus) {
  given_build(0, "gcc 12.2.1");
  given_build(1, "");
  given_build(2, "gcc 12.2.1");
  given_build(3, "gcc 13.1.0", Status::overflow);
  given_build(4, "gcc 13.1.0", Status::truncated);
  EXPECT_THAT(marks(), ElementsAre(IsEmpty(), IsEmpty(), IsEmpty(),
                                   ElementsAre("toolchain", "overflow"),
                                   ElementsAre("truncated")));
  EXPECT_EQ(marks_of_steps(), marks());
  EXPECT_EQ(marks_of_ledger(), marks());
}

TEST_F(MarksTest, BuildsWithoutAMarkCanBeLeftOut) {
  given_build(0, "gcc 12.2.1");
  given_build(1, "gcc 12.2.1");
  given_build(2, "gcc 13.1.0");
  given_build(3, "gcc 13.1.0", Status::failed);
  std::vector<std::vector<std::string>> marked;
  ask(database_, "build/marks", {{"target", "board"}, {"marked", std::int64_t{1}}},
      [&marked](const AnswerRow& row) { marked.push_back(row.texts("marks")); });
  EXPECT_THAT(marked, ElementsAre(ElementsAre("toolchain"), ElementsAre("failed")));
}

TEST_F(MarksTest, ComparesACompilerWithTheLastThatIsKnown) {
  given_build(0, "");
  given_build(1, "gcc 12.2.1");
  given_build(2, "");
  given_build(3, "");
  given_build(4, "clang 16.0.6");
  EXPECT_THAT(marks(), ElementsAre(IsEmpty(), IsEmpty(), IsEmpty(), IsEmpty(),
                                   ElementsAre("toolchain")));
  EXPECT_EQ(marks_of_steps(), marks());
  EXPECT_EQ(marks_of_ledger(), marks());
}

TEST_F(MarksTest, MarksAGapFiveTimesAsLongAsUsualAndLongerThanAWeek) {
  for (const Time day : {0, 2, 4, 6, 20, 22, 28}) {
    given_build(day, "");
  }
  EXPECT_THAT(marks(), ElementsAre(IsEmpty(), IsEmpty(), IsEmpty(), IsEmpty(),
                                   ElementsAre("gap"), IsEmpty(), IsEmpty()));
  EXPECT_EQ(marks_of_steps(), marks());
  EXPECT_EQ(marks_of_ledger(), marks());
}

TEST_F(MarksTest, ComparesAReleaseWithTheReleaseBefore) {
  given_build(0, "gcc 12.2.1", Status::ok, {"v1"});
  given_build(1, "gcc 13.1.0");
  given_build(100, "gcc 13.1.0", Status::ok, {"v2"});
  EXPECT_THAT(marks(MarkScope::releases),
              ElementsAre(IsEmpty(), ElementsAre("toolchain")));
}

TEST_F(MarksTest, ComparesBuildsSideBySideWithTheOneBefore) {
  given_build(0, "gcc 12.2.1");
  given_build(1, "gcc 13.1.0", Status::overflow);
  given_build(2, "gcc 13.1.0");
  const auto marked = marks_side_by_side(stored_builds(database_));
  ASSERT_EQ(marked.size(), 1U);
  EXPECT_EQ(marked[0].label, "d1");
  EXPECT_THAT(marked[0].marks, ElementsAre("toolchain", "overflow"));
}

TEST_F(MarksTest, StandAtTheStepsOfBlame) {
  given_build(0, "gcc 12.2.1");
  given_build(1, "gcc 13.1.0");
  const auto answer = blame(database_, {.target = "board", .names = {"f"}});
  ASSERT_EQ(answer.marks.size(), 2U);
  EXPECT_THAT(answer.marks[0], ElementsAre("toolchain")) << "the newest first";
  EXPECT_THAT(answer.marks[1], IsEmpty());
}

}  // namespace
}  // namespace memstrata
