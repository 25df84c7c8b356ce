// memstrata.so in programs that bring their own SQLite.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folders.hpp"
#include "vtab/history_file.hpp"

namespace memstrata {
namespace {

using testing::HistoryFile;
using testing::Rows;
using testing::small_firmware;
using testing::TemporaryFile;

constexpr const char* kExtension = MEMSTRATA_BINARY_DIR "/memstrata";

constexpr std::array kQuestions{
    "SELECT * FROM build_symbol(1, 1, 20)",
    "SELECT symbol_id, change, delta, name, region FROM build_diff(1, 1, 10, 1, 20)",
    "SELECT * FROM build_contribution(1, 1, 20)",
    "SELECT * FROM build_object(1, 1, 20)",
    "SELECT * FROM build_region(1, 1, 20)",
    "SELECT * FROM build_block(1, 1, 20)"};

/// What a command prints, line by line.
Rows lines_of(const std::string& command) {
  struct ClosePipe {
    void operator()(FILE* pipe) const { pclose(pipe); }
  };
  const std::unique_ptr<FILE, ClosePipe> pipe(popen(command.c_str(), "r"));
  std::string output;
  std::array<char, 4096> part{};
  while (const std::size_t size = fread(part.data(), 1, part.size(), pipe.get())) {
    output.append(part.data(), size);
  }
  Rows lines;
  std::istringstream stream(output);
  for (std::string line; std::getline(stream, line);) {
    lines.push_back(line);
  }
  return lines;
}

bool is_installed(const std::string& probe) {
  return std::system((probe + " >/dev/null 2>&1").c_str()) == 0;
}

class ExtensionTest : public ::testing::Test {
 protected:
  ExtensionTest() : file_("extension_test"), history_(file_.path()) {}

  void SetUp() override {
    if (!MEMSTRATA_EXTENSION_LOADS) {
      GTEST_SKIP() << "other programs have no sanitizer runtime";
    }
    history_.put(1, 10, small_firmware(history_));
    history_.put(1, 20, small_firmware(history_, 50));
  }

  TemporaryFile file_;
  HistoryFile history_;
};

TEST_F(ExtensionTest, AnswersAsTheProgramDoesInTheShellOfSqlite) {
  if (!is_installed("sqlite3 --version")) {
    GTEST_SKIP() << "no sqlite3";
  }
  for (const std::string question : kQuestions) {
    const std::string command =
        MEMSTRATA_EXTENSION_HOST "sqlite3 -nullvalue null -cmd '.load " +
        std::string(kExtension) + "' " + file_.path() + " \"" + question + "\"";
    EXPECT_EQ(lines_of(command), history_.rows(question)) << question;
  }
}

TEST_F(ExtensionTest, AnswersAsTheProgramDoesInPython) {
  constexpr const char* kProbe =
      "/usr/bin/python3 -c 'import sqlite3; "
      "sqlite3.connect(\":memory:\").enable_load_extension(True)'";
  if (!is_installed(kProbe)) {
    GTEST_SKIP() << "no python3 that loads extensions";
  }
  for (const std::string question : kQuestions) {
    const std::string script =
        "import sqlite3\n"
        "connection = sqlite3.connect(\"" +
        file_.path() +
        "\")\n"
        "connection.enable_load_extension(True)\n"
        "connection.load_extension(\"" +
        std::string(kExtension) +
        "\")\n"
        "for row in connection.execute(\"" +
        question +
        "\"):\n"
        "    print(*(\"null\" if v is None else v for v in row), sep=\"|\")\n"
        "connection.close()\n"
        "import os\n"
        "open_files = os.listdir(\"/proc/self/fd\")\n"
        "names = [os.readlink(f\"/proc/self/fd/{f}\") for f in open_files "
        "if os.path.exists(f\"/proc/self/fd/{f}\")]\n"
        "print(*(n for n in names if n.startswith(\"" +
        file_.path() +
        "\")), sep=\"\", "
        "end=\"\")\n";
    EXPECT_EQ(lines_of(MEMSTRATA_EXTENSION_HOST "/usr/bin/python3 -c '" + script + "'"),
              history_.rows(question))
        << question;
  }
}

}  // namespace
}  // namespace memstrata
