// Names that attack terminals, spreadsheets, Markdown, HTML and CI logs, through
// every output of every command.
#include <algorithm>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

/// Whether text would act on a terminal: controls, escapes, text that is reordered.
bool is_quiet(const std::string& text) {
  const bool has_controls = std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n') || byte == 0x7f;
  });
  return !has_controls && text.find("\u202e") == std::string::npos &&
         text.find("\u200b") == std::string::npos;
}

/// GitHub and others take a line that begins with `::` for a command.
bool commands_no_ci(const std::string& text) {
  return !text.starts_with("::") && text.find("\n::") == std::string::npos;
}

class HostileNamesTest : public CliTest {
 protected:
  HostileNamesTest() {
    for (const char* label : {"before", "after"}) {
      const Outcome stored =
          run({"ingest", "--target", "<img src=x onerror=alert(1)>", "--label",
               std::string{"=cmd|'"} + label + "'!A0", "--time",
               label == std::string{"before"} ? "2026-01-01" : "2026-01-02",
               fixture_path(std::string{"maps/hostile/"} + label + ".map")});
      EXPECT_EQ(stored.status, 0) << stored.err;
      EXPECT_TRUE(is_quiet(stored.err)) << stored.err;
    }
  }

  static std::vector<std::vector<std::string>> questions() {
    const std::string map = fixture_path("maps/hostile/after.map");
    return {{"parse", map, "-n", "0"},
            {"targets"},
            {"builds"},
            {"show", "-n", "0"},
            {"diff", "#1", "#2"},
            {"growth", "--from", "#1", "--to", "#2"},
            {"trend", "*"},
            {"verify"},
            {"query", "target/names"}};
  }

  std::string answer(std::vector<std::string> question, const std::string& format) {
    question.insert(question.end(), {"--format", format});
    const Outcome asked = run(question);
    EXPECT_EQ(asked.status, 0) << asked.err;
    EXPECT_TRUE(is_quiet(asked.err)) << asked.err;
    return asked.out;
  }
};

TEST_F(HostileNamesTest, DoNotActOnATerminalNorOnACiLog) {
  for (const auto& question : questions()) {
    const std::string table = answer(question, "table");
    EXPECT_TRUE(is_quiet(table)) << table;
    EXPECT_TRUE(commands_no_ci(table)) << table;
  }
}

TEST_F(HostileNamesTest, AreNoMarkupInMarkdown) {
  for (const auto& question : questions()) {
    std::istringstream lines{answer(question, "markdown")};
    for (std::string line; std::getline(lines, line);) {
      bool in_code = false;  // where a backslash is a backslash
      for (std::size_t i = 0; i < line.size(); ++i) {
        const bool is_escaped = !in_code && i > 0 && line[i - 1] == '\\';
        in_code = in_code != (line[i] == '`' && !is_escaped);
        EXPECT_FALSE(line[i] == '<' && !in_code) << line;
      }
      EXPECT_FALSE(in_code) << line;
    }
  }
}

TEST_F(HostileNamesTest, AreQuotedWhereASpreadsheetWouldRunThem) {
  for (const auto& question : questions()) {
    std::istringstream lines{answer(question, "csv")};
    for (std::string line; std::getline(lines, line);) {
      EXPECT_FALSE(line.starts_with("=") || line.find(",=") != std::string::npos) << line;
    }
  }
}

TEST_F(HostileNamesTest, AreSpeltInJsonAsExpected) {
  const auto parsed = nlohmann::json::parse(
      answer({"parse", fixture_path("maps/hostile/after.map")}, "json"));
  const auto exported = nlohmann::json::parse(answer({"export", "#2"}, "json"));
  EXPECT_EQ(exported.at("symbols"), parsed.at("symbols"));
  for (const auto& question : questions()) {
    EXPECT_TRUE(nlohmann::json::accept(answer(question, "json")));
  }
}

}  // namespace
}  // namespace memstrata::test
