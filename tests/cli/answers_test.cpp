// blame, top, find, compare-targets, aliases, show --address and sql as commands.
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/folders.hpp"

namespace memstrata::test {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

class AnswersTest : public CliTest {
 protected:
  AnswersTest() {
    given_story("node-m4", 4);
    given_story("node-rv32", 4);
    ::setenv("MEMSTRATA_TARGET", "node-m4", 1);
  }

  Json json(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    const Outcome answer = run(arguments);
    EXPECT_EQ(answer.status, 0) << answer.err;
    return Json::parse(answer.out);
  }
};

/// Every verb of this file, with a question that it can answer.
const std::vector<std::vector<std::string>> kCommands{
    {"blame", "temperature_table"},
    {"top"},
    {"find", "can_*"},
    {"compare-targets", "--from", "v1.0.0", "--to", "v1.1.0"},
    {"aliases", "can_interrupt"},
    {"show", "--address", "0x08000400", "--build", "v1.0.0"},
    {"sql", "SELECT label, time FROM builds"},
    {"trend", "FLASH", "--points", "4", "--since", "v1.0.0", "--until", "latest"}};

TEST_F(AnswersTest, ComeInEveryFormat) {
  for (const auto& command : kCommands) {
    for (const std::string format :
         {"table", "csv", "tsv", "json", "ndjson", "markdown"}) {
      auto arguments = command;
      arguments.insert(arguments.end(), {"--format", format});
      const Outcome answer = run(arguments);
      EXPECT_EQ(answer.status, 0) << command.front() << " " << answer.err;
      EXPECT_NE(answer.out, "") << command.front() << " " << format;
    }
  }
}

TEST_F(AnswersTest, HaveSchemaAndKind) {
  const std::vector<std::string> kinds{"blame",   "top",     "find", "compare-targets",
                                       "aliases", "address", "sql",  "trend"};
  for (std::size_t i = 0; i < kCommands.size(); ++i) {
    const Json document = json(kCommands[i]);
    EXPECT_EQ(document["schema"], 1);
    EXPECT_EQ(document["kind"], kinds[i]);
  }
}

TEST_F(AnswersTest, HaveHelpWithExamples) {
  for (const auto& command : kCommands) {
    const Outcome help = run({command.front(), "--help"});
    EXPECT_EQ(help.status, 0);
    EXPECT_THAT(help.out, HasSubstr("Examples:"));
  }
}

TEST_F(AnswersTest, EndWithTwoForNamesThatAreNotThere) {
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"blame", "no_such_name"},
           {"blame", "FLASH", "--since", "v9"},
           {"top", "v9"},
           {"top", "--by", "shoe"},
           {"find", "no_such_name"},
           {"compare-targets", "--from", "v9", "--to", "v10"},
           {"aliases", "no_such_name"},
           {"show", "--address", "0x7fffffff"},
           {"show", "--address", "main"},
           {"sql", "SELECT nothing"},
           {"sql", "DELETE FROM build"},
           {"trend", "FLASH", "--points", "1"}}) {
    const Outcome answer = run(arguments);
    EXPECT_EQ(answer.status, 2) << arguments.front() << " " << arguments.back();
    EXPECT_EQ(answer.out, "");
    EXPECT_THAT(answer.err, StartsWith("memstrata: "));
  }
}

TEST_F(AnswersTest, TellWhetherANameOrTheFiltersAreToBlame) {
  EXPECT_EQ(run({"trend", ".text", "--block", "RAM"}).err,
            "memstrata: node-m4 has nothing called '.text' that passes the filters\n");
  EXPECT_EQ(run({"trend", "uart_write", "--object", "obj/can.o"}).err,
            "memstrata: node-m4 has nothing called 'uart_write' that passes the "
            "filters\n");
  EXPECT_THAT(run({"trend", "--region", ".txt"}).err,
              StartsWith("memstrata: node-m4 has nothing called '.txt'; did you mean "
                         ".text"));
}

TEST_F(AnswersTest, SumWhatTheRowLimitCuts) {
  const auto sum_of = [](const Json& document, const char* key) {
    std::int64_t sum = 0;
    for (const Json& row : document["rows"]) {
      sum += row[key].get<std::int64_t>();
    }
    return document["others"].is_null()
               ? sum
               : sum + document["others"][key].get<std::int64_t>();
  };
  const auto expect_same_sum = [&](std::vector<std::string> command, const char* key) {
    const auto all = json(command);
    command.insert(command.end(), {"-n", "2"});
    const auto few = json(command);
    EXPECT_EQ(few["rows"].size(), 2U);
    EXPECT_EQ(sum_of(few, key), sum_of(all, key)) << command.front();
  };
  expect_same_sum({"blame", "obj/*"}, "delta");
  expect_same_sum({"top"}, "size");
  expect_same_sum({"compare-targets", "--from", "v1.0.0", "--to", "v1.1.0"}, "delta");
}

TEST_F(AnswersTest, SayWhenFreeSqlWasCut) {
  const Outcome answer = run({"sql", "SELECT label FROM build", "-n", "1"});
  EXPECT_EQ(answer.status, 0);
  EXPECT_THAT(answer.err, HasSubstr("only the first 1 rows"));
  EXPECT_TRUE(json({"sql", "SELECT label FROM build", "-n", "1"})["cut"].get<bool>());
}

TEST_F(AnswersTest, TakeSqlFromStandardInput) {
  const Outcome answer =
      run({"sql", "-", "t=node-m4", "--csv"},
          "SELECT count(*) AS builds\nFROM builds\nWHERE target = :t;\n");
  EXPECT_EQ(answer.out, "builds\n4\n") << answer.err;
}

TEST_F(AnswersTest, LeaveNoTraceOfSqlInTheFile) {
  const std::string before = read(database_);
  run({"sql", "SELECT * FROM build_symbol(1, 1, 9223372036854775807)"});
  run({"sql", "CREATE TABLE t (a)"});
  EXPECT_TRUE(read(database_) == before);
}

TEST_F(AnswersTest, ReadAMapFileThatIsNotStored) {
  const Json document = json(
      {"top", MEMSTRATA_SOURCE_DIR "/fixtures/maps/pairs/arm-sections.map", "-n", "1"});
  EXPECT_TRUE(document["build"]["id"].is_null());
  EXPECT_EQ(document["rows"].size(), 1U);
}

}  // namespace
}  // namespace memstrata::test
