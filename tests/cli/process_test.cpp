// The real program as a process: closed pipes, signals, full disks.
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"
#include "support/folders.hpp"

namespace memstrata::test {
namespace {

/// The exit status of a line of shell in which $memstrata is the program.
int shell(const std::string& line) {
  ::setenv("memstrata", MEMSTRATA_BINARY_DIR "/memstrata", 1);
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

class ProcessTest : public CliTest {};

const std::string kMap = fixture_path("maps/firmware/node-m4/v1.0.0.map.xz");

TEST_F(ProcessTest, EndsContentWhenTheReaderHasSeenEnough) {
  EXPECT_EQ(shell("bash -c '$memstrata parse --json " + kMap +
                  " | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}'"),
            0);
}

TEST_F(ProcessTest, SaysThatTheDiskIsFull) {
  EXPECT_EQ(
      shell("$memstrata parse --json " + kMap + " 2>" + path("err") + " >/dev/full"), 3);
  EXPECT_EQ(read(path("err")),
            "memstrata: cannot write the output: No space left on device\n");
}

TEST_F(ProcessTest, EndsByTheSignalAndLeavesNoHalfWrittenFile) {
  std::array<int, 2> input{};
  ASSERT_EQ(::pipe(input.data()), 0);  // stays open, so that the program waits
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(input[0], 0);
    ::execl(MEMSTRATA_BINARY_DIR "/memstrata", "memstrata", "parse", "-", "-o",
            path("out.txt").c_str(), nullptr);
    ::_exit(99);
  }
  while (!std::filesystem::exists(path("out.txt.unfinished"))) {
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
    ASSERT_EQ(::waitpid(child, nullptr, WNOHANG), 0) << "the program ended too early";
  }
  ::kill(child, SIGINT);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ::close(input[0]);
  ::close(input[1]);
  EXPECT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(WTERMSIG(status), SIGINT);  // a shell calls it 130
  EXPECT_FALSE(std::filesystem::exists(path("out.txt")));
  EXPECT_FALSE(std::filesystem::exists(path("out.txt.unfinished")));
}

TEST_F(ProcessTest, StoresABuildThoughNobodyReadsItsMessages) {
  EXPECT_EQ(shell("bash -c '$memstrata ingest --target t --label a " + kMap +
                  " 2> >(exec true) >/dev/null; exit $?'"),
            0);
  EXPECT_EQ(shell("$memstrata show a >/dev/null"), 0);
}

}  // namespace
}  // namespace memstrata::test
