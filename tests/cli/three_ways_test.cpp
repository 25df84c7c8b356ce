// Every answer can be had as a command, as a question of `query`, and from that
// question's file in the shell of SQLite with memstrata.so.
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/folders.hpp"

namespace memstrata::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::map<std::string, std::string>;

/// Keys of a row of the command, and what the question calls them.
using Keys = std::vector<std::pair<std::string, std::string>>;

/// Where the rows of a command stand in its document.
const std::string kRows = "/rows";

struct Answer {
  std::vector<std::string> command;
  std::string question;
  Arguments arguments;  // builds by their number, lists as JSON
  Keys keys;
  std::string rows = kRows;
  std::string only = {};  // unit of the question's rows; empty: all
};

const Keys kStep{
    {"name", "name"}, {"label", "label"}, {"new", "size"}, {"delta", "delta"}};
const Keys kDifference{{"level", "level"},   {"name", "name"},    {"object", "object"},
                       {"region", "region"}, {"old", "old_size"}, {"new", "new_size"},
                       {"delta", "delta"},   {"change", "change"}};
const Keys kPoint{{"label", "label"}, {"size", "size"}};

const std::string kPoints = "/series/0/points";

const std::vector<Answer> kAnswers{
    {{"blame", "temperature_table"},
     "symbol/changes",
     {{"target", "node-m4"}, {"symbols", R"(["temperature_table"])"}},
     kStep},
    {{"blame", "obj/uart.o"},
     "object/changes",
     {{"target", "node-m4"}, {"objects", R"(["obj/uart.o"])"}},
     kStep},
    {{"blame", ".text"},
     "region/changes",
     {{"target", "node-m4"}, {"regions", R"([".text"])"}},
     kStep},
    {{"blame", "FLASH"},
     "block/changes",
     {{"target", "node-m4"}, {"blocks", R"(["FLASH"])"}},
     kStep},
    {{"blame", "--total"}, "build/changes", {{"target", "node-m4"}}, kStep},
    {{"ledger", "--since", "#1", "--block", "RAM"},
     "block/ledger",
     {{"target", "node-m4"}, {"block", "RAM"}, {"since", "1"}},
     {{"name", "name"},
      {"spent", "spent"},
      {"given_back", "given_back"},
      {"delta", "delta"},
      {"free", "free"}}},
    {{"ledger", "--since", "#1", "--by", "object"},
     "block/ledger",
     {{"target", "node-m4"}, {"since", "1"}, {"by", "object"}},
     {{"name", "name"},
      {"kind", "kind"},
      {"moved", "moved"},
      {"delta", "delta"},
      {"builds", "builds"}}},
    {{"forecast"},
     "block/forecast",
     {{"target", "node-m4"}},
     {{"name", "name"},
      {"high_water", "high_water"},
      {"free", "free"},
      {"/by_build/verdict", "verdict"},
      {"/by_build/rate/likely", "rate"}},
     kRows,
     "build"},
    {{"aliases", "can_interrupt"},
     "symbol/memberships",
     {{"target", "node-m4"}, {"symbols", R"(["can_interrupt"])"}},
     {{"group", "group"},
      {"name", "name"},
      {"change", "change"},
      {"label", "label"},
      {"delta", "delta"}}},
    {{"show", "--address", "0x0800040a", "--build", "#1"},
     "symbol/at_address",
     {{"build", "1"}, {"address", "134218762"}},
     {{"name", "name"}, {"object", "object"}, {"size", "size"}, {"offset", "offset"}}},
    {{"find", "can_interrupt"},
     "symbol/find",
     {{"symbols", R"(["can_interrupt"])"}, {"targets", R"(["node-m4"])"}},
     {{"target", "target"},
      {"branch", "branch"},
      {"object", "object"},
      {"builds", "builds"},
      {"first", "first"},
      {"last", "last"},
      {"size", "size"}}},
    {{"compare-targets", "--from", "v1.0.0", "--to", "v1.1.0"},
     "target/growth",
     {{"old", "[1,14]"}, {"new", "[4,17]"}},
     {{"name", "name"}, {"spread", "spread"}, {"delta", "delta"}}},
    {{"top", "v1.1.0", "--block", "FLASH", "-n", "0"},
     "build/sizes",
     {{"builds", "[4]"},
      {"level", "symbol"},
      {"blocks", R"(["FLASH"])"},
      {"sort_by", "size"}},
     {{"name", "name"}, {"object", "object"}, {"region", "region"}, {"size", "last"}}},
    {{"show", "v1.2.0"},
     "block/sizes",
     {{"build", "11"}},
     {{"name", "name"},
      {"parent", "parent"},
      {"used", "used"},
      {"high_water", "high_water"},
      {"holes", "holes"},
      {"free", "free"}},
     "/blocks"},
    {{"show", "v1.2.0", "--block", "RAM"},
     "region/places",
     {{"build", "11"}, {"blocks", R"(["RAM"])"}},
     {{"name", "name"},
      {"block", "block"},
      {"role", "role"},
      {"address", "address"},
      {"size", "size"},
      {"fill", "fill"}},
     "/regions"},
    {{"show", "v1.2.0", "--by", "archive"},
     "build/sizes",
     {{"builds", "[11]"}, {"level", "archive"}, {"sort_by", "size"}},
     {{"level", "level"}, {"name", "name"}, {"size", "last"}},
     "/levels/0/rows"},
    {{"diff", "v1.0.0", "v1.2.0"},
     "symbol/diff",
     {{"old", "1"}, {"new", "11"}},
     kDifference},
    {{"diff", "v1.0.0", "v1.2.0", "--block", "FLASH", "--object", "obj/*"},
     "symbol/diff",
     {{"old", "1"},
      {"new", "11"},
      {"blocks", R"(["FLASH"])"},
      {"objects", R"(["obj/*"])"}},
     kDifference},
    {{"diff", "v1.0.0", "v1.2.0", "--by", "object"},
     "build/sizes",
     {{"builds", "[1,11]"}, {"level", "object"}},
     {{"name", "name"}, {"old", "first"}, {"new", "last"}, {"delta", "delta"}}},
    {{"diff", "v1.0.0", "v1.2.0", "--by", "block"},
     "block/diff",
     {{"old", "1"}, {"new", "11"}},
     {{"name", "name"},
      {"old", "old_size"},
      {"new", "new_size"},
      {"delta", "delta"},
      {"change", "change"}}},
    {{"growth", "--from", "v1.0.0", "--to", "v1.2.0"},
     "symbol/diff",
     {{"old", "1"}, {"new", "11"}, {"sort_by", "growth"}},
     {{"name", "name"},
      {"object", "object"},
      {"/sizes/0", "old_size"},
      {"/sizes/1", "new_size"},
      {"delta", "delta"}}},
    {{"growth", "--by", "object"},  // over all releases
     "build/sizes",
     {{"builds", "[1,4,7,11]"}, {"level", "object"}, {"sort_by", "growth"}},
     {{"name", "name"}, {"/sizes/0", "first"}, {"/sizes/3", "last"}, {"delta", "delta"}}},
    {{"trend", "temperature_table"},
     "symbol/changes",
     {{"target", "node-m4"}, {"symbols", R"(["temperature_table"])"}},
     kPoint,
     kPoints},
    {{"trend", "obj/uart.o"},
     "object/changes",
     {{"target", "node-m4"}, {"objects", R"(["obj/uart.o"])"}},
     kPoint,
     kPoints},
    {{"trend", ".text"},
     "region/changes",
     {{"target", "node-m4"}, {"regions", R"([".text"])"}},
     kPoint,
     kPoints},
    {{"trend", "RAM"},
     "block/changes",
     {{"target", "node-m4"}, {"blocks", R"(["RAM"])"}},
     kPoint,
     kPoints}};

/// A trend has a point for every build, a question a row where the size changes.
Json only_changes(const Json& points) {
  Json some = Json::array();
  for (const Json& point : points) {
    if (some.empty() || some.back().at("size") != point.at("size")) {
      some.push_back(point);
    }
  }
  return some;
}

/// The rows of one unit.
Json only_of(const Json& rows, const std::string& unit) {
  Json some = Json::array();
  for (const Json& row : rows) {
    if (unit.empty() || row.at("unit") == unit) {
      some.push_back(row);
    }
  }
  return some;
}

/// The values of some keys, a text a row, in no order.
std::multiset<std::string> values(const Json& rows,
                                  const std::vector<std::string>& keys) {
  std::multiset<std::string> all;
  for (const Json& row : rows) {
    Json some = Json::array();
    for (const std::string& key : keys) {
      // What a question calls '' a command calls null.
      const Json& value =
          key.starts_with('/') ? row.at(Json::json_pointer(key)) : row.at(key);
      some.push_back(value == Json("") ? Json{} : value);
    }
    all.insert(some.dump());
  }
  return all;
}

class ThreeWaysTest : public CliTest {
 protected:
  ThreeWaysTest() {
    given_story("node-m4", 13);
    given_story("node-rv32", 13);
    ::setenv("MEMSTRATA_TARGET", "node-m4", 1);
  }

  Json rows_of(std::vector<std::string> command, const std::string& place = kRows) {
    command.emplace_back("--json");
    const Outcome answer = run(command);
    EXPECT_EQ(answer.status, 0) << answer.err;
    const Json rows = Json::parse(answer.out).at(Json::json_pointer(place));
    return place == kPoints ? only_changes(rows) : rows;
  }

  Json rows_of_query(const Answer& answer) {
    std::vector<std::string> command{"query", answer.question};
    for (const auto& [name, value] : answer.arguments) {
      static const std::set<std::string> kBuilds{"build", "since", "old", "new"};
      const bool is_build = kBuilds.contains(name) && !value.starts_with('[');
      command.push_back(name + (is_build ? "=#" : "=") + value);
    }
    return rows_of(command);
  }

  /// `.parameter set :name 'value'` for every parameter, given or not.
  std::string parameters_of(const Answer& answer) {
    const Outcome shown = run({"query", "--show", answer.question, "--json"});
    std::string script;
    const Json question = Json::parse(shown.out);
    for (const Json& parameter : question.at("parameters")) {
      const std::string name = parameter.at("name");
      const auto given = answer.arguments.find(name);
      script += ".parameter set :" + name + " " +
                literal(given != answer.arguments.end()
                            ? given->second
                            : parameter.at("default").get<std::string>()) +
                "\n";
    }
    return script;
  }

  /// The shell's word for a number, null or a text: 7, "'[\"main\"]'"
  static std::string literal(const std::string& value) {
    const bool is_number =
        value.find_first_not_of("0123456789") == std::string::npos && !value.empty();
    if (is_number || value == "null") {
      return value;
    }
    std::string quoted = "\"'";
    for (const char letter : value) {
      quoted += letter == '"' ? "\\\"" : std::string{letter};
    }
    return quoted + "'\"";
  }

  Json rows_of_sqlite(const Answer& answer) {
    const std::string question =
        written("question.sql", run({"query", "--show", answer.question}).out);
    const std::string script =
        written("script", ".load " MEMSTRATA_BINARY_DIR "/memstrata\n.mode json\n" +
                              parameters_of(answer) + ".read " + question + "\n");
    const std::string out = path("rows.json");
    const std::string command = MEMSTRATA_EXTENSION_HOST "sqlite3 -readonly " +
                                database_ + " < " + script + " > " + out;
    EXPECT_EQ(std::system(command.c_str()), 0);
    return Json::parse(read(out));
  }
};

TEST_F(ThreeWaysTest, GiveTheSameNumbers) {
  const bool has_shell =
      std::system("sqlite3 --version >/dev/null 2>&1") == 0 && MEMSTRATA_EXTENSION_LOADS;
  for (const Answer& answer : kAnswers) {
    SCOPED_TRACE(answer.question);
    std::vector<std::string> of_command;
    std::vector<std::string> of_question;
    for (const auto& [command_key, question_key] : answer.keys) {
      of_command.push_back(command_key);
      of_question.push_back(question_key);
    }
    const auto by_command = values(rows_of(answer.command, answer.rows), of_command);
    EXPECT_FALSE(by_command.empty()) << answer.question;
    EXPECT_EQ(values(only_of(rows_of_query(answer), answer.only), of_question),
              by_command)
        << answer.question;
    if (has_shell) {
      EXPECT_EQ(values(only_of(rows_of_sqlite(answer), answer.only), of_question),
                by_command)
          << answer.question;
    }
  }
}

}  // namespace
}  // namespace memstrata::test
