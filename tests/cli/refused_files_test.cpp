// What is refused says so in one line and leaves the history byte for byte as it was.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {
namespace {

using ::testing::EndsWith;
using ::testing::StartsWith;

class RefusedFilesTest : public CliTest {};

std::vector<std::string> refused_files() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(fixture_path("refused"))) {
    names.push_back(entry.path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

TEST_F(RefusedFilesTest, SaysOneLineAndLeavesTheHistoryAsItWas) {
  given_story("node-m4", 1);
  const std::string before = read(database_);
  std::string lines;
  for (const std::string& name : refused_files()) {
    const std::string file = written(name, fixture_bytes("refused/" + name));
    const Outcome refused = run({"ingest", file, "--target", "node-m4"});
    EXPECT_EQ(refused.status, 2) << name;
    const std::string start = "memstrata: " + file;
    ASSERT_THAT(refused.err, StartsWith(start + ":"));
    EXPECT_EQ(std::ranges::count(refused.err, '\n'), 1) << refused.err;
    EXPECT_THAT(refused.err, EndsWith("\n"));
    EXPECT_EQ(read(database_), before) << name;
    EXPECT_FALSE(std::filesystem::exists(database_ + "-wal")) << name;
    lines += name + refused.err.substr(start.size());
  }
  expect_golden("cli/refused.txt", lines);
}

}  // namespace
}  // namespace memstrata::test
