// heap list and heap show.
#include <gmock/gmock.h>

#include "cli/heap_runner.hpp"
#include "report/display_text.hpp"

namespace memstrata::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class HeapShowTest : public HeapCommandTest {};

TEST_F(HeapShowTest, LooksLikeThisInATerminalOf80Columns) {
  given_a_terminal(80);
  expect_golden("cli/heap_list_80.txt", answer({"heap", "list", "--color", "never"}));
  expect_golden("cli/heap_show_80.txt",
                answer({"heap", "show", "objects", "--color", "never"}));
}

TEST_F(HeapShowTest, LooksLikeThisInATerminalOf200Columns) {
  given_a_terminal(200);
  expect_golden("cli/heap_list_200.txt", answer({"heap", "list", "--color", "never"}));
  expect_golden("cli/heap_show_200.txt",
                answer({"heap", "show", "objects", "--color", "never"}));
}

TEST_F(HeapShowTest, LooksLikeThisInColour) {
  given_a_terminal(80);
  expect_golden("cli/heap_show_colour.txt", answer({"heap", "show", "imports"}));
  expect_golden("cli/heap_show_rainbow.txt",
                answer({"heap", "show", "imports", "--rainbow", "--show-free"}));
}

TEST_F(HeapShowTest, IsAsJsonWhatParseSaysOfTheFile) {
  const auto stored = json({"heap", "show", "leak1"}).at("snapshots").at(0);
  const auto document = json({"parse", fixture_path("heaps/1.26.0-65536.log")});
  for (const auto& parsed : document.at("snapshots")) {
    if (parsed.at("label") == "leak1") {
      for (const auto& [key, value] : parsed.items()) {
        EXPECT_EQ(stored.at(key), value) << key;
      }
    }
  }
  EXPECT_EQ(stored.at("label"), "leak1");
}

TEST_F(HeapShowTest, FindsADumpInAFile) {
  const std::string log = fixture_path("heaps/1.29.0-6-24576.log");
  EXPECT_EQ(json({"heap", "show", log}).at("snapshots").at(0).at("label"), "leak2");
  EXPECT_EQ(json({"heap", "show", log + ":3"}).at("snapshots").at(0).at("label"),
            "objects");
  EXPECT_EQ(json({"heap", "show", log + ":boot"}).at("snapshots").at(0).at("sequence"),
            1);
}

TEST_F(HeapShowTest, NamesTheNearestLabels) {
  const Outcome unknown = run({"heap", "show", "object"});
  EXPECT_EQ(unknown.status, 2);
  EXPECT_THAT(unknown.err, HasSubstr("objects"));
}

TEST_F(HeapShowTest, HasNoEscapeWhereTheOutputIsAPipe) {
  EXPECT_THAT(answer({"heap", "show", "boot"}),
              AllOf(StartsWith("heap boot"), Not(HasSubstr("\x1b"))));
}

TEST_F(HeapShowTest, NeverIsWiderThanTheTerminal) {
  for (const int columns : {80, 200}) {
    given_a_terminal(columns);
    for (const std::string verb : {"list", "show"}) {
      std::istringstream lines{answer({"heap", verb, "--color", "never"})};
      for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(display_width(line), static_cast<std::size_t>(columns)) << line;
      }
    }
  }
}

}  // namespace
}  // namespace memstrata::test
