// Completion, and the manual page that is made of the help texts.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/cli_runner.hpp"
#include "platform/run_program.hpp"
#include "support/folders.hpp"

namespace memstrata::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

class CompletionTest : public CliTest {
 protected:
  std::vector<std::string> offered(const std::vector<std::string>& words) {
    std::vector<std::string> command{"complete", "--"};
    command.insert(command.end(), words.begin(), words.end());
    const Outcome answer = run(command);
    EXPECT_EQ(answer.status, 0) << answer.err;
    std::istringstream lines{answer.out};
    std::vector<std::string> found;
    for (std::string line; std::getline(lines, line);) {
      found.push_back(line);
    }
    return found;
  }
};

TEST_F(CompletionTest, OffersCommandsWithoutAHistory) {
  EXPECT_THAT(offered({"fore"}), ElementsAre("forecast"));
  EXPECT_THAT(offered({"heap", "l"}), Contains("list"));
  EXPECT_THAT(offered({""}), Not(Contains("complete")));
  EXPECT_THAT(offered({"show", "v"}), IsEmpty());
}

TEST_F(CompletionTest, OffersOptionsOfTheCommandAndOfEveryCommand) {
  EXPECT_THAT(offered({"ledger", "--si"}), ElementsAre("--since"));
  EXPECT_THAT(offered({"ledger", "--js"}), ElementsAre("--json"));
}

TEST_F(CompletionTest, KnowsTargetsBuildsBlocksAndSymbols) {
  given_story("node-m4", 4);
  EXPECT_THAT(offered({"trend", "--target", "no"}), ElementsAre("node-m4"));
  EXPECT_THAT(offered({"diff", "v1.1"}), ElementsAre("v1.1.0"));
  EXPECT_THAT(offered({"ledger", "--since", "v1.1"}), ElementsAre("v1.1.0"));
  EXPECT_THAT(offered({"forecast", "RA"}), ElementsAre("RAM"));
  EXPECT_THAT(offered({"blame", "crc_u"}), ElementsAre("crc_update"));
  EXPECT_THAT(offered({"find", "crc_t"}), ElementsAre("crc_table"));
  EXPECT_THAT(offered({"query", "block/led"}), ElementsAre("block/ledger"));
}

TEST_F(CompletionTest, OffersTheWordsOfAChoice) {
  EXPECT_THAT(offered({"diff", "--by", "re"}), ElementsAre("region"));
  EXPECT_THAT(offered({"ledger", "--by", "co"}), ElementsAre("commit", "component"));
  EXPECT_THAT(offered({"show", "--format", "j"}), ElementsAre("json"));
  EXPECT_THAT(offered({"completion", ""}), ElementsAre("bash", "fish", "zsh"));
}

TEST_F(CompletionTest, OffersAValueThatIsJoinedToItsOption) {
  given_story("node-m4", 4);
  EXPECT_THAT(offered({"diff", "--by=re"}), ElementsAre("--by=region"));
  EXPECT_THAT(offered({"trend", "--target=no"}), ElementsAre("--target=node-m4"));
  EXPECT_THAT(offered({"ledger", "--target=node-m4", "--since=v1.1"}),
              ElementsAre("--since=v1.1.0"));
  EXPECT_THAT(offered({"ledger", "--csv=", ""}), Not(Contains("--csv=")));
}

TEST_F(CompletionTest, OffersBuildsByTheKindOfName) {
  given_story("node-m4", 4);
  EXPECT_THAT(offered({"diff", "tag:v1.1"}), ElementsAre("tag:v1.1.0"));
  EXPECT_THAT(offered({"diff", "branch:m"}), ElementsAre("branch:main"));
  EXPECT_THAT(offered({"trend", "--branch", "m"}), ElementsAre("main"));
}

TEST_F(CompletionTest, OffersTheParametersOfAQuestion) {
  EXPECT_THAT(offered({"query", "block/diff", "ol"}), ElementsAre("old="));
}

TEST_F(CompletionTest, HasAScriptForEachShell) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Outcome script = run({"completion", shell});
    EXPECT_EQ(script.status, 0);
    EXPECT_THAT(script.out, ::testing::HasSubstr("memstrata complete --"));
  }
  EXPECT_EQ(run({"completion", "csh"}).status, 2);
}

// What bash would offer for a line, when the program says `found`: first the words that
// the program was asked with, each in brackets.
std::string offered_by_bash(const std::string& script, const std::string& line,
                            const std::string& found) {
  const std::string answers =
      "memstrata() {\n  printf '[%s]' \"${@:3}\" > asked\n"
      "  printf '%s' '" +
      found + "'\n}\n";
  const std::string asking = "COMP_LINE='" + line +
                             "'\nCOMP_POINT=${#COMP_LINE}\n_memstrata\n"
                             "cat asked\n(( ${#COMPREPLY[@]} )) && "
                             "printf ' <%s>' \"${COMPREPLY[@]}\"\ntrue\n";
  return output_of({"bash", "-c", "cd \"$(mktemp -d)\"\n" + script + answers + asking})
      .value_or("bash failed");
}

TEST_F(CompletionTest, OffersInBashWhatFitsTheWord) {
  const std::string script = run({"completion", "bash"}).out;
  EXPECT_EQ(offered_by_bash(script, "memstrata fore", "forecast\n"), "[fore] <forecast>");
  EXPECT_EQ(offered_by_bash(script, "memstrata diff v1 ", "v1\nv2\n"),
            "[diff][v1][] <v1> <v2>");
  EXPECT_EQ(offered_by_bash(script, "memstrata show nothing", ""), "[show][nothing]");
}

TEST_F(CompletionTest, OffersInBashWhatStandsBehindAColonOrAnEqualsSign) {
  const std::string script = run({"completion", "bash"}).out;
  EXPECT_EQ(offered_by_bash(script, "memstrata show tag:v", "tag:v1\n"),
            "[show][tag:v] <v1>");
  EXPECT_EQ(offered_by_bash(script, "memstrata show --target=no", "--target=node\n"),
            "[show][--target=no] <node>");
}

TEST_F(CompletionTest, OffersInBashNamesThatTheShellWouldReadOtherwise) {
  const std::string script = run({"completion", "bash"}).out;
  EXPECT_EQ(offered_by_bash(script, "memstrata blame n", "ns::f(int*)\n$(reboot)\n"),
            R"([blame][n] <ns::f\(int\*\)> <\$\(reboot\)>)");
}

// MEMSTRATA_UPDATE_GOLDEN=1 writes the page anew.
TEST_F(CompletionTest, KeepsTheManualPageAsTheHelpTextsAre) {
  const std::string page = MEMSTRATA_SOURCE_DIR "/docs/memstrata.1";
  const Outcome manual = run({"manual"});
  EXPECT_EQ(manual.status, 0) << manual.err;
  if (std::getenv("MEMSTRATA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream{page, std::ios::binary} << manual.out;
  }
  EXPECT_EQ(read(page), manual.out);
}

}  // namespace
}  // namespace memstrata::test
