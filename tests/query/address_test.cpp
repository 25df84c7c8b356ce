#include "query/address.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "query/story_answers.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

using AddressTest = test::StoryAnswersTest;

bool has_name(const AddressHolder& holder, const std::string& name) {
  const std::string wanted = demangled(name);
  return demangled(holder.name) == wanted ||
         std::ranges::any_of(holder.aliases, [&wanted](const std::string& alias) {
           return demangled(alias) == wanted;
         });
}

/// A name that the map shows, with bytes of its own: entries into the middle of a
/// function (libgcc's __riscv_save_N) share theirs.
bool is_seen(const nlohmann::json& symbol, const nlohmann::json& all) {
  const auto begin = symbol["address"].get<std::uint64_t>();
  const auto end = begin + symbol["size"].get<std::uint64_t>();
  return begin < end && symbol["binding"] != "local" &&
         std::ranges::none_of(all, [begin, end](const nlohmann::json& other) {
           const auto address = other["address"].get<std::uint64_t>();
           return begin < address && address < end;
         });
}

TEST_F(AddressTest, HoldsWhatNmPutsThere) {
  std::size_t checked = 0;
  for (const auto& known : truth()["builds"]) {
    const auto stored = build(known["label"], known["target"]);
    for (const auto& symbol : known["symbols"]) {
      if (!is_seen(symbol, known["symbols"])) {
        continue;
      }
      const std::uint64_t middle = symbol["address"].get<std::uint64_t>() +
                                   symbol["size"].get<std::uint64_t>() / 2;
      const auto answer = at_address(database(), stored, middle);
      EXPECT_TRUE(std::ranges::any_of(answer.holders,
                                      [&symbol](const auto& holder) {
                                        return has_name(holder, symbol["name"]) &&
                                               holder.address ==
                                                   symbol["address"].get<std::uint64_t>();
                                      }))
          << known["label"] << " " << symbol["name"];
      ++checked;
    }
  }
  EXPECT_GT(checked, 1000U);
}

TEST_F(AddressTest, FindsTheSymbolInALoadImage) {
  // v1.0.0: .data runs at RAM, its image lies in FLASH (readelf -lW).
  for (const auto& known : truth()["builds"]) {
    if (known["label"] != "v1.0.0" || known["target"] != "node-m4") {
      continue;
    }
    for (const auto& region : known["regions"]) {
      if (region["name"] != ".data") {
        continue;
      }
      const auto image = region["load_address"].get<std::uint64_t>();
      const auto in_image = at_address(database(), build("v1.0.0"), image + 5);
      const auto running = at_address(database(), build("v1.0.0"),
                                      region["address"].get<std::uint64_t>() + 5);
      ASSERT_EQ(in_image.holders.size(), 1U);
      ASSERT_EQ(running.holders.size(), 1U);
      EXPECT_EQ(in_image.holders[0].role, "load");
      EXPECT_EQ(in_image.holders[0].block, "FLASH_TEXT");
      EXPECT_EQ(running.holders[0].role, "run");
      EXPECT_EQ(running.holders[0].block, "RAM");
      EXPECT_EQ(in_image.holders[0].name, running.holders[0].name);
      EXPECT_EQ(in_image.holders[0].offset, running.holders[0].offset);
    }
  }
}

TEST_F(AddressTest, SaysThatNothingLiesThere) {
  try {
    at_address(database(), build("v1.0.0"), 0x4000'0000);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::not_found);
  }
}

TEST(AddressFromTest, ReadsHexadecimalAndDecimal) {
  EXPECT_EQ(address_from("0x0800abcd"), 0x0800abcdU);
  EXPECT_EQ(address_from("0xFFFFFFFF80001234"), 0xffffffff80001234U);
  EXPECT_EQ(address_from("1024"), 1024U);
  EXPECT_THROW(address_from("main"), Error);
}

}  // namespace
}  // namespace memstrata
