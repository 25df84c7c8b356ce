// docs/json.md: the example of every kind of document is what the program prints.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/cli_runner.hpp"
#include "support/fixture.hpp"
#include "support/folders.hpp"

namespace memstrata::test {
namespace {

using Json = nlohmann::ordered_json;

const std::string kDocument = MEMSTRATA_SOURCE_DIR "/docs/json.md";

struct Example {
  std::string heading;  // the section of the document that holds it
  std::vector<std::string> command;
};

/// The examples show the first of each list.
Json shortened(const Json& value) {
  if (value.is_array()) {
    Json array = Json::array();
    for (std::size_t i = 0; i < value.size() && i < 1; ++i) {
      array.push_back(shortened(value[i]));
    }
    // Plain lists (tags, sizes) are short enough to be whole.
    return value.empty() || value.front().is_structured() ? array : value;
  }
  if (value.is_object()) {
    Json object = Json::object();
    for (const auto& [key, member] : value.items()) {
      object[key] = shortened(member);
    }
    return object;
  }
  return value;
}

class JsonDocsTest : public CliTest {
 protected:
  JsonDocsTest() {
    given_story("node-m4", 4);
    run({"ingest", "-q", "--target", "node-m4", "--build", "v1.1.0",
         fixture_path("heaps/1.26.0-65536.log")});
    std::error_code ignored;
    std::filesystem::copy_file(fixture_path("maps/pairs/arm-sections.map"),
                               path("firmware.map"), ignored);
  }

  void expect_example(const Example& example) {
    const auto folder_before = std::filesystem::current_path();
    std::filesystem::current_path(folder_);
    const Outcome answer = run(example.command);
    std::filesystem::current_path(folder_before);
    const std::string text =
        "\n```json\n" + shortened(Json::parse(answer.out)).dump(2) + "\n```\n";
    std::string document = read(kDocument);
    const std::size_t section = document.find("\n## " + example.heading + "\n");
    ASSERT_NE(section, std::string::npos) << "no section " << example.heading;
    const std::size_t begin = document.find("\n```json\n", section);
    const std::size_t end = document.find("\n```\n", begin + 9) + 5;
    ASSERT_NE(begin, std::string::npos);
    if (std::getenv("MEMSTRATA_UPDATE_GOLDEN") != nullptr) {
      document.replace(begin, end - begin, text);
      std::ofstream{kDocument, std::ios::binary} << document;
      return;
    }
    EXPECT_EQ(document.substr(begin, end - begin), text);
  }
};

TEST_F(JsonDocsTest, ShowsEveryKindAsItIs) {
  for (const Example& example : std::vector<Example>{
           {"map", {"parse", "--json", "firmware.map"}},
           {"tree", {"export", "v1.1.0", "--nested"}},
           {"targets", {"targets", "--json"}},
           {"builds", {"builds", "--json"}},
           {"show", {"show", "v1.1.0", "--json", "-n", "1"}},
           {"diff", {"diff", "v1.0.0", "v1.1.0", "--json", "-n", "1"}},
           {"growth", {"growth", "--json", "-n", "1"}},
           {"trend", {"trend", "FLASH", "--json"}},
           {"blame", {"blame", "FLASH", "--json", "-n", "1"}},
           {"ledger", {"ledger", "--since", "v1.0.0", "--block", "RAM", "--json"}},
           {"forecast", {"forecast", "RAM", "--json"}},
           {"rename", {"rename", "can_init", "can_send", "--json"}},
           {"top", {"top", "v1.1.0", "--json", "-n", "1"}},
           {"find", {"find", "can_interrupt", "--json"}},
           {"compare-targets",
            {"compare-targets", "--from", "v1.0.0", "--to", "v1.1.0", "--json", "-n",
             "1"}},
           {"aliases", {"aliases", "can_interrupt", "--json"}},
           {"address",
            {"show", "--address", "0x0800040a", "--build", "v1.0.0", "--json"}},
           {"sql", {"sql", "SELECT label FROM build", "--json"}},
           {"query", {"query", "target/names", "--json"}},
           {"queries", {"query", "--list", "--json"}},
           {"question", {"query", "--show", "target/names", "--json"}},
           {"heap", {"heap", "show", "boot", "--json"}},
           {"heap_list", {"heap", "list", "--json"}},
           {"heap_trend", {"heap", "trend", "boot", "--json"}},
           {"heap_diff", {"heap", "diff", "boot", "imports", "--json"}},
           {"heap_leaks", {"heap", "diff", "leak0", "leak1", "leak2", "--json"}},
           {"ram", {"show", "v1.1.0", "--ram", "--json"}},
           {"verify", {"verify", "--json"}},
           {"migrate", {"migrate", "--json"}},
           {"tag", {"tag", "v1.1.0", "stable", "--json"}},
           {"edit", {"edit", "v1.1.0", "--note", "a remark", "--json"}},
           {"delete", {"delete", "v1.1.0", "--json"}},
           {"ingest",
            {"ingest", "firmware.map", "--target", "other", "--time",
             "2026-01-31T12:00:00Z", "--json", "-q"}}}) {
    expect_example(example);
  }
}

}  // namespace
}  // namespace memstrata::test
