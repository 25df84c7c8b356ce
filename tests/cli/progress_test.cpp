// The progress bar of a long ingest, by the real program in a pseudo terminal.
#include <array>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"
#include "support/folders.hpp"
#include "text/input.hpp"

namespace memstrata::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::chrono::milliseconds kLongerThanPatience{1100};

/// What the program is given as its standard error, and how to read it.
struct ErrorStream {
  int program = -1;
  int test = -1;
};

ErrorStream pseudo_terminal() {
  const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
  EXPECT_EQ(::grantpt(master), 0);
  EXPECT_EQ(::unlockpt(master), 0);
  return {::open(::ptsname(master), O_RDWR | O_NOCTTY), master};
}

ErrorStream pipe_of_two() {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  return {ends[1], ends[0]};
}

/// Until the program has closed it: a terminal says so by an error.
std::string all_of(int stream) {
  std::string text;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = ::read(stream, piece.data(), piece.size())) > 0;) {
    text.append(piece.data(), static_cast<std::size_t>(count));
  }
  return text;
}

class ProgressTest : public CliTest {
 protected:
  /// Ingests three files; the second comes from a slow standard input.
  static std::string errors_of_slow_ingest(const ErrorStream& errors) {
    const std::string first = fixture_path("maps/firmware/node-m4/v1.0.0.map.xz");
    const std::string last = fixture_path("maps/firmware/node-m4/v1.1.0.map.xz");
    std::array<int, 2> input{};
    EXPECT_EQ(::pipe(input.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      ::dup2(input[0], STDIN_FILENO);
      ::dup2(::open("/dev/null", O_WRONLY), STDOUT_FILENO);
      ::dup2(errors.program, STDERR_FILENO);
      ::close(input[1]);
      ::execl(MEMSTRATA_BINARY_DIR "/memstrata", "memstrata", "ingest", "--target",
              "node", first.c_str(), "-", last.c_str(), nullptr);
      ::_exit(99);
    }
    ::close(input[0]);
    ::close(errors.program);
    write_slowly(input[1]);
    std::string text = all_of(errors.test);
    ::close(errors.test);
    int status = 0;
    EXPECT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << text;
    return text;
  }

 private:
  /// A build log goes in front, more than a pipe holds: when it is written, the
  /// program reads and the second step has begun.
  static void write_slowly(int stream) {
    constexpr std::size_t kLogLines = 5000;
    std::string log;
    for (std::size_t line = 0; line < kLogLines; ++line) {
      log += "[" + std::to_string(line) + "/5000] CC part.o\n";
    }
    std::istringstream nothing;
    const auto map =
        open_input(fixture_path("maps/firmware/node-m4/v1.1.1.map.xz"), nothing);
    write_all(stream, log);
    std::this_thread::sleep_for(kLongerThanPatience);
    write_all(stream, map->bytes());
    ::close(stream);
  }

  static void write_all(int stream, std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(stream, text.data(), text.size());
      ASSERT_GT(count, 0);
      text.remove_prefix(static_cast<std::size_t>(count));
    }
  }
};

TEST_F(ProgressTest, IsDrawnInATerminalAndWipedAtTheEnd) {
  const std::string text = errors_of_slow_ingest(pseudo_terminal());
  EXPECT_THAT(text, HasSubstr("\r\x1b[K"));
  EXPECT_THAT(text, HasSubstr(" 2/3 -"));
  const auto last_wipe = text.rfind("\r\x1b[K");
  EXPECT_THAT(text.substr(last_wipe), Not(HasSubstr("/3 ")));
}

TEST_F(ProgressTest, IsAbsentWhenTheErrorsGoElsewhere) {
  const std::string text = errors_of_slow_ingest(pipe_of_two());
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, Not(HasSubstr("2/3")));
}

}  // namespace
}  // namespace memstrata::test
