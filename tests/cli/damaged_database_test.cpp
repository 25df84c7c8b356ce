// What the program says of a database that the file system damaged or fills up.
#include <algorithm>
#include <csignal>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli_runner.hpp"

namespace memstrata::test {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr int kDatabaseStatus = 3;

class DamagedDatabaseTest : public CliTest {
 protected:
  DamagedDatabaseTest() { given_story("node-m4", 3); }

  // One line on stderr, nothing on stdout.
  static void expect_one_line(const Outcome& outcome, const std::string& reason) {
    EXPECT_EQ(outcome.status, kDatabaseStatus);
    EXPECT_EQ(outcome.out, "");
    EXPECT_THAT(outcome.err,
                AllOf(StartsWith("memstrata: "), HasSubstr(reason), EndsWith("\n")));
    EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1);
  }

  void overwrite(std::uintmax_t from, std::uintmax_t size) {
    std::fstream file(database_, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(from));
    file << std::string(size, '\xff');
  }
};

TEST_F(DamagedDatabaseTest, IsNamedInOneLineByEveryKindOfCommand) {
  constexpr std::uintmax_t kFirstPage = 4096;
  overwrite(kFirstPage, std::filesystem::file_size(database_) - kFirstPage);
  for (const char* command : {"builds", "show", "verify", "growth"}) {
    SCOPED_TRACE(command);
    expect_one_line(run({command}), "is damaged");
  }
}

TEST_F(DamagedDatabaseTest, IsNoDatabaseWithoutItsHeader) {
  overwrite(0, 100);
  expect_one_line(run({"builds"}), "is not a memstrata database");
}

TEST_F(DamagedDatabaseTest, KeepsWhatItHeldWhenAFileMayNotGrow) {
  const Outcome before = run({"builds"});
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{4096, 4096};
    setrlimit(RLIMIT_FSIZE, &limit);
    _exit(run({"tag", "latest", "release"}).status);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), kDatabaseStatus);
  EXPECT_EQ(run({"builds"}), before);
  EXPECT_EQ(run({"verify"}).status, 0);
}

}  // namespace
}  // namespace memstrata::test
