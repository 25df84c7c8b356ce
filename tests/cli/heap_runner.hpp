#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {

/// A history with the first builds of the sample firmware, and the seven dumps of a
/// MicroPython log with the last of them.
class HeapCommandTest : public CliTest {
 protected:
  HeapCommandTest() {
    given_story("node-m4", 2);
    const Outcome stored =
        run({"ingest", "-q", "--target", "node-m4", "--build", "v1.0.0-1-g8a41be0",
             fixture_path("heaps/1.26.0-65536.log")});
    EXPECT_EQ(stored.status, 0) << stored.err;
  }

  /// What a command prints for people, or as `arguments` say.
  std::string answer(const std::vector<std::string>& arguments) {
    const Outcome asked = run(arguments);
    EXPECT_EQ(asked.status, 0) << asked.err;
    EXPECT_EQ(asked.err, "");
    return asked.out;
  }

  nlohmann::json json(std::vector<std::string> arguments) {
    arguments.emplace_back("--json");
    return nlohmann::json::parse(answer(arguments));
  }

  void given_a_terminal(int columns) {
    terminal_ = {.output_is_terminal = true, .width = columns};
  }
};

}  // namespace memstrata::test
