// show --ram.
#include <gmock/gmock.h>

#include "cli/heap_runner.hpp"

namespace memstrata::test {
namespace {

using testing::HasSubstr;

/// The linker script of node-m4 reserves 2 KiB for the heap.
const std::string kFittingDump =
    "GC: total: 1920, used: 48, free: 1872\n"
    " No. of 1-blocks: 1, 2-blocks: 1, max blk sz: 2, max free sz: 117\n"
    "GC memory layout; from 20000800:\n"
    "00000: h=S" +
    std::string(61, '.') + "\n00400: " + std::string(56, '.') + "\n";

class ShowRamTest : public HeapCommandTest {
 protected:
  void given_a_heap_that_fits() {
    answer({"ingest", "-q", "--target", "node-m4", "--build", "v1.0.0", "--label",
            "small", written("dump.txt", kFittingDump)});
  }

  static std::map<std::string, std::int64_t> sizes_of(const nlohmann::json& ram) {
    std::map<std::string, std::int64_t> sizes;
    for (const auto& part : ram.at("parts")) {
      sizes[part.at("part")] = part.at("size");
    }
    return sizes;
  }
};

TEST_F(ShowRamTest, SplitsTheReserveAsTheSnapshotSays) {
  given_a_heap_that_fits();
  const auto ram = json({"show", "v1.0.0", "--ram"});
  const auto sizes = sizes_of(ram);
  EXPECT_EQ(ram.at("heap_reserve"), 2048);
  EXPECT_EQ(sizes.at("heap_used"), 48);
  EXPECT_EQ(sizes.at("heap_free"), 1872);
  EXPECT_EQ(sizes.at("heap_rest"), 2048 - 1920);
  EXPECT_EQ(ram.at("reserve_beyond_total"), 2048 - 1920);
  EXPECT_EQ(ram.at("snapshot").at("label"), "small");
}

TEST_F(ShowRamTest, AddsUpToTheLengthOfTheBlock) {
  given_a_heap_that_fits();
  for (const std::string build : {"v1.0.0", "v1.0.0-1-g8a41be0"}) {
    const auto ram = json({"show", build, "--ram"});
    std::int64_t sum = 0;
    for (const auto& [part, size] : sizes_of(ram)) {
      sum += size;
    }
    EXPECT_EQ(sum, ram.at("length")) << build;
    EXPECT_EQ(ram.at("adds_up"), true);
  }
}

TEST_F(ShowRamTest, HasTheStaticDataAndTheStackOfTheMap) {
  std::map<std::string, std::int64_t> regions;
  std::int64_t stack_address = 0;
  const auto shown = json({"show", "v1.0.0", "--by", "region"});
  for (const auto& region : shown.at("regions")) {
    if (region.at("role") == "run") {
      regions[region.at("name")] = region.at("size");
    }
    if (region.at("name") == ".stack") {
      stack_address = region.at("address");
    }
  }
  const auto sizes = sizes_of(json({"show", "v1.0.0", "--ram"}));
  EXPECT_EQ(sizes.at("data"), regions.at(".data"));
  EXPECT_EQ(sizes.at("bss"), regions.at(".bss"));
  // The linker script puts _estack at the end of the RAM.
  EXPECT_EQ(sizes.at("stack"), 0x20004000 - stack_address);
}

TEST_F(ShowRamTest, DoesNotSplitAReserveThatTheHeapDoesNotFitInto) {
  const auto ram = json({"show", "v1.0.0-1-g8a41be0", "--ram"});
  EXPECT_EQ(sizes_of(ram).at("heap"), 2048);
  EXPECT_EQ(ram.at("reserve_beyond_total"), 2048 - 64000);
  EXPECT_THAT(answer({"show", "v1.0.0-1-g8a41be0", "--ram"}),
              HasSubstr("that heap lies elsewhere too"));
}

TEST_F(ShowRamTest, TakesTheSnapshotThatIsNamed) {
  given_a_heap_that_fits();
  const auto ram = json({"show", "v1.0.0-1-g8a41be0", "--ram", "--snapshot", "small"});
  EXPECT_EQ(sizes_of(ram).at("heap_used"), 48);
  EXPECT_EQ(ram.at("snapshot").at("build_label"), "v1.0.0");
  const auto of_file =
      json({"show", "v1.0.0", "--ram", "--snapshot", written("other.txt", kFittingDump)});
  EXPECT_EQ(of_file.at("snapshot").at("id"), nullptr);
  EXPECT_EQ(sizes_of(of_file), sizes_of(json({"show", "v1.0.0", "--ram"})));
}

TEST_F(ShowRamTest, SaysWhereABuildHasNoSnapshot) {
  EXPECT_THAT(answer({"show", "v1.0.0", "--ram"}),
              HasSubstr("no heap snapshot of this build"));
  EXPECT_EQ(json({"show", "v1.0.0", "--ram"}).at("snapshot"), nullptr);
}

TEST_F(ShowRamTest, LooksLikeThis) {
  given_a_heap_that_fits();
  given_a_terminal(80);
  expect_golden("cli/show_ram_80.txt",
                answer({"show", "v1.0.0", "--ram", "--color", "never"}));
  expect_golden("cli/show_ram_colour.txt", answer({"show", "v1.0.0", "--ram"}));
  expect_golden("cli/show_ram.json", json({"show", "v1.0.0", "--ram"}).dump(1));
}

TEST_F(ShowRamTest, TakesASnapshotOnlyWithRam) {
  EXPECT_EQ(run({"show", "v1.0.0", "--snapshot", "small"}).status, 2);
}

}  // namespace
}  // namespace memstrata::test
