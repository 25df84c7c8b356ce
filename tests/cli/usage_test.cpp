// The command line itself: help, unknown words, formats, files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

class UsageTest : public CliTest {};

TEST_F(UsageTest, PrintsItsVersion) {
  EXPECT_EQ(run({"--version"}), (Outcome{0, "memstrata 0.1.0\n", ""}));
}

TEST_F(UsageTest, HelpsWithExamplesOnEveryCommand) {
  for (const char* command :
       {"ingest", "parse", "targets", "builds", "show", "diff", "growth", "trend",
        "query", "tag", "edit", "export", "verify", "delete", "migrate"}) {
    const Outcome help = run({command, "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_THAT(help.out, HasSubstr("Examples:\n  memstrata ")) << command;
    EXPECT_THAT(help.err, IsEmpty());
  }
}

TEST_F(UsageTest, SuggestsTheNearestCommand) {
  EXPECT_EQ(run({"shwo"}),
            (Outcome{2, "",
                     "memstrata: unknown command shwo; did you mean show? (see memstrata "
                     "--help)\n"}));
}

TEST_F(UsageTest, SuggestsTheNearestOption) {
  EXPECT_EQ(
      run({"show", "--blok", "RAM"}),
      (Outcome{2, "",
               "memstrata: unknown option --blok; did you mean --block? (see memstrata "
               "show --help)\n"}));
}

TEST_F(UsageTest, SuggestsNoOptionThatIsQuiteUnlike) {
  const Outcome outcome = run({"ingest", "--nosuch"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.err,
            "memstrata: unknown option --nosuch (see memstrata ingest --help)\n");
}

TEST_F(UsageTest, NamesTheUnknownOptionBeforeWhatIsMissingBecauseOfIt) {
  EXPECT_EQ(run({"diff", "--frmat", "x"}),
            (Outcome{2, "",
                     "memstrata: unknown option --frmat; did you mean --format? (see "
                     "memstrata diff --help)\n"}));
  for (const char* command : {"ingest", "parse", "diff", "edit", "query", "sql", "trend",
                              "delete", "rename", "find"}) {
    EXPECT_THAT(run({command, "--no-such-option"}).err,
                StartsWith("memstrata: unknown option --no-such-option"))
        << command;
  }
  EXPECT_EQ(run({"diff", "x"}),
            (Outcome{2, "", "memstrata: new is required (see memstrata diff --help)\n"}));
}

TEST_F(UsageTest, NamesTheArgumentThatIsTooMuch) {
  EXPECT_EQ(
      run({"diff", "a", "b", "c"}),
      (Outcome{2, "",
               "memstrata: c is one argument too many (see memstrata diff --help)\n"}));
}

TEST_F(UsageTest, ListsTheFormatsItKnows) {
  EXPECT_EQ(run({"--format", "xml", "builds"}),
            (Outcome{2, "",
                     "memstrata: --format xml is none of table, csv, tsv, json, ndjson, "
                     "markdown\n"}));
}

TEST_F(UsageTest, SaysThatThereIsNoHistoryYet) {
  EXPECT_EQ(
      run({"builds"}),
      (Outcome{3, "",
               "memstrata: " + database_ +
                   " does not exist; store a build first: memstrata ingest MAP\n"}));
}

TEST_F(UsageTest, TakesGlobalOptionsBeforeAndBehindTheCommand) {
  given_story("node-m4", 2);
  const Outcome before = run({"--db", database_, "--format", "csv", "-n", "1", "builds"});
  const Outcome behind = run({"builds", "-n", "1", "--csv", "--db", database_});
  EXPECT_EQ(before, behind);
  EXPECT_THAT(before.out, StartsWith("id,target,label,"));
}

TEST_F(UsageTest, WritesAFileOnlyOnSuccess) {
  given_story("node-m4", 1);
  EXPECT_EQ(run({"builds", "--json", "-o", path("builds.json")}), (Outcome{0, "", ""}));
  EXPECT_THAT(read(path("builds.json")), EndsWith("}\n"));
  EXPECT_EQ(run({"show", "v9", "-o", path("show.txt")}).status, 2);
  EXPECT_FALSE(std::filesystem::exists(path("show.txt")));
  EXPECT_FALSE(std::filesystem::exists(path("show.txt.unfinished")));
}

TEST_F(UsageTest, KeepsAnOlderFileWhenTheAnswerFails) {
  given_story("node-m4", 1);
  const std::string file = written("report.txt", "older\n");
  EXPECT_EQ(run({"show", "v9", "-o", file}).status, 2);
  EXPECT_EQ(read(file), "older\n");
}

TEST_F(UsageTest, ColoursOnlyWhereItIsAskedTo) {
  given_story("node-m4", 2);
  const std::vector<std::string> diff = {"diff", "#1", "#2"};
  EXPECT_EQ(run(diff).out.find('\x1b'), std::string::npos);
  auto always = diff;
  always.insert(always.end(), {"--color", "always"});
  EXPECT_THAT(run(always).out, HasSubstr("\x1b[38;5;208m+"));
  terminal_ = {.output_is_terminal = true, .width = 100};
  EXPECT_THAT(run(diff).out, HasSubstr("\x1b["));
  ::setenv("NO_COLOR", "1", 1);
  EXPECT_EQ(run(diff).out.find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace memstrata::test
