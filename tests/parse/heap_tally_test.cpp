// src/parse/micropython_heap/table_tally.cpp, src/model/heap_counts.cpp: both counts of
// a table against one that looks at every GC block.

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "model/heap_counts.hpp"
#include "parse/micropython_heap/table_row.hpp"
#include "support/heap.hpp"

namespace memstrata {
namespace {

using micropython_heap::bits_of;
using micropython_heap::kRowBlocks;
using micropython_heap::TableRow;
using micropython_heap::TableTally;

bool is_head(char letter) {
  return letter != '.' && letter != '=';
}

std::size_t length_of(const std::string& cells, std::size_t at, char letter) {
  const auto end = cells.find_first_not_of(letter, at);
  return std::min(end, cells.size()) - at;
}

HeapCounts plain_counts(const std::vector<std::string>& areas) {
  HeapCounts counts;
  for (const auto& cells : areas) {
    bool in_chain = false;
    for (std::size_t at = 0; at < cells.size(); ++at) {
      ++counts.gc_blocks;
      if (cells[at] == '.') {
        ++counts.free_blocks;
        counts.longest_free =
            std::max<GcBlocks>(counts.longest_free, length_of(cells, at, '.'));
        in_chain = false;
      } else if (cells[at] == '=') {
        counts.loose_tails += in_chain ? 0U : 1U;
      } else {
        const auto length = 1 + length_of(cells, at + 1, '=');
        in_chain = true;
        ++counts.chains;
        counts.marked_heads += cells[at] == 'm' ? 1U : 0U;
        counts.one_blocks += length == 1 ? 1U : 0U;
        counts.two_blocks += length == 2 ? 1U : 0U;
        counts.longest_chain = std::max<GcBlocks>(counts.longest_chain, length);
      }
    }
  }
  return counts;
}

void add(TableTally& tally, std::string_view cells) {
  tally.begin_area();
  while (!cells.empty()) {
    const auto blocks = std::min(cells.size(), std::size_t{kRowBlocks});
    const auto piece = cells.substr(0, blocks);
    if (piece == std::string(kRowBlocks, '.')) {
      tally.add_free(blocks);
    } else {
      TableRow row;
      ASSERT_TRUE(
          micropython_heap::read_table_row("00000000: " + std::string{piece}, row));
      tally.add(bits_of(row));
    }
    cells.remove_prefix(blocks);
  }
}

void expect_equal_counts(const std::vector<std::string>& areas) {
  std::vector<HeapArea> read;
  TableTally tally;
  for (const auto& cells : areas) {
    read.push_back(test::heap_area(0, cells));
    add(tally, cells);
  }
  const auto expected = plain_counts(areas);
  EXPECT_EQ(tally.counts(), expected) << ::testing::PrintToString(areas);
  EXPECT_EQ(counts_of(read), expected) << ::testing::PrintToString(areas);
}

/// Runs of up to `longest` cells; a head is one letter as often as it is many.
std::string random_cells(std::mt19937& random, std::size_t longest) {
  constexpr std::string_view kLetters = ".=hSTm";
  std::uniform_int_distribution<std::size_t> some(0, longest);
  std::uniform_int_distribution<std::size_t> which(0, kLetters.size() - 1);
  std::string cells;
  const std::size_t size = 1 + some(random) * 5;
  while (cells.size() < size) {
    const char letter = kLetters[which(random)];
    cells.append(is_head(letter) ? 1 : 1 + some(random), letter);
  }
  return cells;
}

TEST(HeapTallyTest, CountsWhatLiesAcrossTheEndsOfRows) {
  const std::string row(63, '.');
  expect_equal_counts({row + "h" + "=" + row});             // a chain of two
  expect_equal_counts({row + "h" + "==" + row});            // of three
  expect_equal_counts({row.substr(1) + "h=" + "=" + row});  // its first tail is the last
  expect_equal_counts({row.substr(1) + "h=" + "h" + row});
  expect_equal_counts({row.substr(1) + "h="});
  expect_equal_counts({row + "=" + "==" + row});  // tails without a head
  expect_equal_counts({"h" + std::string(300, '=') + std::string(300, '.')});
  expect_equal_counts({row + "h", "=" + row});  // nothing goes on in the next area
}

TEST(HeapTallyTest, CountsRandomTablesAsALoopOverTheirCellsDoes) {
  std::mt19937 random{7};  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
  for (int round = 0; round < 600; ++round) {
    std::vector<std::string> areas;
    for (int area = 0; area <= round % 3; ++area) {
      areas.push_back(random_cells(random, 1 + static_cast<std::size_t>(round) / 3));
    }
    expect_equal_counts(areas);
  }
}

}  // namespace
}  // namespace memstrata
