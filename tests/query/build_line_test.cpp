// The table function build_line, on a history with forks.

#include <chrono>
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "query/named_query.hpp"
#include "query/statement.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class BuildLineTest : public testing::Test {
 protected:
  /// main: m0, m1, m2; a forks at m1: a0, a1; b forks at a0: b0.
  BuildLineTest() {
    put({.branch = "main", .label = "m0", .toolchain = "gcc 12", .tags = {"v1"}});
    put({.branch = "main", .label = "m1"});
    put({.branch = "a", .label = "a0", .parent = "m1", .toolchain = "gcc 13"});
    put({.branch = "b", .label = "b0", .parent = "a0", .tags = {"v2"}});
    put({.branch = "main", .label = "m2", .tags = {"v1.1"}});
    put({.branch = "a", .label = "a1", .parent = "a0"});
  }

  void put(BuildMetadata metadata) {
    metadata.target = "board";
    metadata.commit = metadata.label;
    metadata.time = time_ += 60;
    const auto size = static_cast<Bytes>(time_ % 1000);
    put_build(
        database_, metadata,
        test::memory_map({.blocks = {{"FLASH", 0, 0x10000}},
                          .regions = {{.name = ".text",
                                       .block = "FLASH",
                                       .contributions = {{.object = "a.o",
                                                          .section = ".text",
                                                          .spans = {{{"f"}, size}}}}}}}));
  }

  /// The first column of a statement.
  std::vector<std::string> texts(const std::string& sql) {
    Statement statement(database_, sql);
    std::vector<std::string> found;
    while (statement.step()) {
      const Cell cell = statement.cell(0);
      found.push_back(std::get<std::string>(cell));
    }
    return found;
  }

  /// Of the line of a branch, what `column` says of each build.
  std::vector<std::string> line(const std::string& branch, const std::string& column,
                                bool releases_alone = false) {
    return texts(
        "SELECT build.label || ' ' || coalesce(" + column +
        ", '-') FROM branch CROSS JOIN build_line(branch.target_id, branch.branch_id, " +
        (releases_alone ? "1" : "0") +
        ") AS line CROSS JOIN build ON build.build_id = line.build_id WHERE branch.name "
        "= '" +
        branch + "' ORDER BY line.place");
  }

  void make_forks_a_circle() {
    for (const char* sql :
         {"PRAGMA foreign_keys = OFF",
          "UPDATE branch SET fork_ord = 9223372036854775807, fork_branch_id = "
          "(SELECT branch_id FROM branch WHERE name = 'b') WHERE name = 'a'"}) {
      Statement(database_, sql).step();
    }
  }

  /// With an answer or with the reason why there is none.
  bool ends(const NamedQuery& query, const Arguments& arguments) {
    try {
      run_query(database_, query, arguments,
                {.target = "board", .time_limit = std::chrono::seconds(20)});
      return true;
    } catch (const Error& error) {
      return error.code() != ErrorCode::time_limit;
    }
  }

  Database database_{":memory:", {.access = Access::write}};
  Time time_ = 1'700'000'000;
};

TEST_F(BuildLineTest, SaysByHowMuchMoreIsLoadedThanInTheBuildBefore) {
  EXPECT_THAT(line("b", "line.loaded_delta"),
              ElementsAre("m0 -", "m1 60", "a0 60", "b0 60"));
  EXPECT_THAT(line("main", "line.loaded_delta"), ElementsAre("m0 -", "m1 60", "m2 180"));
}

TEST_F(BuildLineTest, GoesBackThroughAllForks) {
  EXPECT_THAT(line("main", "line.place || line.forks"),
              ElementsAre("m0 00", "m1 10", "m2 20"));
  EXPECT_THAT(line("a", "line.place || line.forks"),
              ElementsAre("m0 01", "m1 11", "a0 20", "a1 30"));
  EXPECT_THAT(line("b", "line.place || line.forks"),
              ElementsAre("m0 02", "m1 12", "a0 21", "b0 30"));
}

TEST_F(BuildLineTest, NamesTheKeysOfABuild) {
  EXPECT_THAT(texts("SELECT build.label FROM build_line(1, (SELECT branch_id FROM branch "
                    "WHERE name = 'b'), 0) AS line JOIN build ON build.target_id = 1 AND "
                    "build.branch_id = line.branch_id AND build.ord = line.ord AND "
                    "build.time = line.time ORDER BY line.place"),
              ElementsAre("m0", "m1", "a0", "b0"));
}

TEST_F(BuildLineTest, FindsABuildById) {
  const auto places = [this](const std::string& branch, const std::string& label) {
    return texts(
        "SELECT CAST(line.place AS TEXT) FROM build_line(1, (SELECT branch_id FROM "
        "branch WHERE name = '" +
        branch + "'), 0) AS line WHERE line.build_id = (SELECT build_id FROM build " +
        "WHERE label = '" + label + "')");
  };
  EXPECT_THAT(places("b", "a0"), ElementsAre("2"));
  EXPECT_THAT(places("b", "m2"), IsEmpty());
  EXPECT_THAT(places("b", "nosuch"), IsEmpty());
}

TEST_F(BuildLineTest, KnowsTheTimeAndTheCompilerBefore) {
  EXPECT_THAT(line("b", "line.wait"), ElementsAre("m0 -", "m1 60", "a0 60", "b0 60"));
  EXPECT_THAT(line("a", "line.wait"), ElementsAre("m0 -", "m1 60", "a0 60", "a1 180"));
  EXPECT_THAT(line("a", "line.toolchain_before"),
              ElementsAre("m0 -", "m1 gcc 12", "a0 gcc 12", "a1 gcc 13"));
  EXPECT_THAT(line("main", "line.toolchain_before"),
              ElementsAre("m0 -", "m1 gcc 12", "m2 gcc 12"));
}

TEST_F(BuildLineTest, SeesReleasesAlone) {
  EXPECT_THAT(line("main", "line.wait", true), ElementsAre("m0 -", "m2 240"));
  EXPECT_THAT(line("b", "line.place", true), ElementsAre("m0 0", "b0 1"));
}

TEST_F(BuildLineTest, IsEmptyForABranchThatIsNotThere) {
  EXPECT_THAT(texts("SELECT 'row' FROM build_line(1, 99, 0)"), IsEmpty());
  EXPECT_THAT(texts("SELECT 'row' FROM build_line(NULL, 1, 0)"), IsEmpty());
}

TEST_F(BuildLineTest, ComesSortedWithoutASorter) {
  Statement plan(
      database_,
      "EXPLAIN QUERY PLAN SELECT place FROM build_line(1, 1, 0) ORDER BY place");
  while (plan.step()) {
    EXPECT_THAT(std::get<std::string>(plan.cell(3)), Not(HasSubstr("TEMP B-TREE")));
  }
}

// A file that somebody edited: verify says what is wrong with it.
TEST_F(BuildLineTest, EndsWhereForksAreACircle) {
  make_forks_a_circle();
  EXPECT_THAT(line("b", "line.forks"), ElementsAre("a0 1", "b0 0"));
}

TEST_F(BuildLineTest, LeadsNoQuestionIntoACircle) {
  make_forks_a_circle();
  const std::string last = std::to_string(stored_builds(database_).back().id);
  const Arguments all{{"target", "board"},
                      {"branch", "b"},
                      {"builds", "[1," + last + "]"},
                      {"build", std::int64_t{1}},
                      {"old", std::int64_t{1}},
                      {"new", stored_builds(database_).back().id},
                      {"since", std::int64_t{1}},
                      {"symbols", R"(["f"])"}};
  for (const NamedQuery& query : named_queries()) {
    Arguments arguments;
    for (const auto& parameter : query.parameters) {
      if (const auto given = all.find(parameter.name); given != all.end()) {
        arguments.insert(*given);
      }
    }
    EXPECT_TRUE(ends(query, arguments)) << query.name;
  }
}

}  // namespace
}  // namespace memstrata
