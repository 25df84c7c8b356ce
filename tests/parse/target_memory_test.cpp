#include "parse/target_memory.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "parse/lld/read_lld.hpp"
#include "parse/map_status.hpp"
#include "parse/placement.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::string_view kMap =
    "     VMA      LMA     Size Align Out     In      Symbol\n"
    " 8000000  8000000      100     4 .text\n"
    " 8000000  8000000      100     4         a.o:(.text)\n"
    "20000000  8000100       10     4 .data\n"
    "20000000  8000100       10     4         a.o:(.data)\n"
    "20000010 20000010       20     4 .bss\n"
    "20000010 20000010       20     4         a.o:(.bss)\n"
    "       0        0        5     1 .shstrtab\n"
    "       0        0        5     1         <internal>:(.shstrtab)\n";

const TargetMemory kFlash{"FLASH", 0x08000000, 0x1000, "rx"};
const TargetMemory kRam{"RAM", 0x20000000, 0x100, "rw"};

TEST(TargetMemoryTest, GivesBlocksToAMapWithoutMemoryTable) {
  auto map = read_lld(kMap, "test.map");
  apply_target_memory(map, {kFlash, kRam});
  EXPECT_THAT(map.blocks, ElementsAre(Block{"FLASH", 0x08000000, 0x1000, "rx"},
                                      Block{"RAM", 0x20000000, 0x100, "rw"}));
  EXPECT_EQ(map.regions[0].block, 0U);
  EXPECT_EQ(map.regions[1].block, 1U);
  EXPECT_EQ(map.regions[1].load_block, 0U);
  EXPECT_EQ(map.regions[2].block, 1U);
  EXPECT_THAT(broken_sums(map), IsEmpty());
  const auto accounts = account_blocks(map);
  EXPECT_EQ(accounts[0].own.used, 0x110U);
  EXPECT_EQ(accounts[1].own.used, 0x30U);
}

TEST(TargetMemoryTest, OutlivesTheListItCameFrom) {
  auto map = read_lld(kMap, "test.map");
  {
    const std::vector<TargetMemory> memory{
        {std::string(100, 'F'), 0x08000000, 0x1000, ""}};
    apply_target_memory(map, memory);
  }
  EXPECT_EQ(map.blocks[0].name, std::string(100, 'F'));
}

TEST(TargetMemoryTest, TakesBackTheNoteThatBlocksAreMissing) {
  auto map = read_lld(kMap, "test.map");
  EXPECT_THAT(map.diagnostics,
              testing::Contains(testing::Truly(notes_missing_memory_table)));
  apply_target_memory(map, {kFlash, kRam});
  EXPECT_THAT(map.diagnostics, IsEmpty());
}

TEST(TargetMemoryTest, LeavesInNoBlockWhatIsInNone) {
  auto map = read_lld(kMap, "test.map");
  apply_target_memory(map, {kRam});
  ASSERT_EQ(map.blocks.size(), 2U);
  EXPECT_EQ(map.blocks[1].name, kNoBlockName);
  EXPECT_EQ(map.regions[0].block, 1U);
  EXPECT_THAT(broken_sums(map), IsEmpty());
}

TEST(TargetMemoryTest, NoticesABlockThatIsTooShort) {
  auto map = read_lld(kMap, "test.map");
  apply_target_memory(map, {kFlash, {"RAM", 0x20000000, 0x20, ""}});
  EXPECT_EQ(map.status, Status::overflow);
  EXPECT_EQ(account_blocks(map)[1].own.overflow, 0x10U);
}

TEST(TargetMemoryTest, DoesNotTouchAMapWithAMemoryTable) {
  auto map = read_lld(kMap, "test.map");
  apply_target_memory(map, {kFlash, kRam});
  const auto blocks = map.blocks;
  apply_target_memory(map, {{"OTHER", 0, 0x100000000, ""}});
  EXPECT_EQ(map.blocks, blocks);
}

TEST(TargetMemoryTest, ChangesNothingWithoutMemories) {
  auto map = read_lld(kMap, "test.map");
  apply_target_memory(map, {});
  EXPECT_FALSE(has_memory_table(map));
  EXPECT_THAT(map.diagnostics,
              testing::Contains(testing::Truly(notes_missing_memory_table)));
}

TEST(TargetMemoryTest, ReplacesTheMemoryOfTheSameName) {
  std::vector<TargetMemory> memory{kFlash, kRam};
  set_memory(memory, {"FLASH", 0, 64, ""});
  set_memory(memory, {"CCM", 0x10000000, 16, ""});
  EXPECT_THAT(memory, ElementsAre(TargetMemory{"FLASH", 0, 64, ""}, kRam,
                                  TargetMemory{"CCM", 0x10000000, 16, ""}));
}

}  // namespace
}  // namespace memstrata
