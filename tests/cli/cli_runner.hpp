#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "platform/terminal.hpp"

namespace memstrata::test {

/// All that a run of the program says.
struct Outcome {
  int status = 0;
  std::string out;
  std::string err;

  bool operator==(const Outcome&) const = default;
};

void PrintTo(const Outcome& run, std::ostream* out);

/// Runs the program as a function, in an empty folder of its own, with nothing
/// in the environment that it looks at.
class CliTest : public ::testing::Test {
 protected:
  CliTest();
  ~CliTest() override;

  Outcome run(const std::vector<std::string>& arguments, const std::string& input = {});

  /// A file in the folder of the test.
  [[nodiscard]] std::string path(const std::string& name) const;
  std::string written(const std::string& name, const std::string& text);
  [[nodiscard]] static std::string read(const std::string& file);

  /// Stores the story of the sample firmware, its first `count` builds of one target.
  void given_story(const std::string& target, std::size_t count = 99);

  std::filesystem::path folder_;
  std::string database_;
  Terminal terminal_;
};

/// Compares with a file below fixtures/expected/; MEMSTRATA_UPDATE_GOLDEN=1
/// writes it.  Names of the test's folder are replaced before.
void expect_golden(const std::string& name, const std::string& text);

}  // namespace memstrata::test
