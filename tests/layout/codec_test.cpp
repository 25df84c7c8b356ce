#include "layout/codec.hpp"

#include <map>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "layout/random_layout.hpp"
#include "model/error.hpp"

namespace memstrata {
namespace {

using testing::linked_layout;
using testing::make_odd;
using testing::next_build;
using testing::Random;
using testing::roll;

std::size_t changed_records(const Records& from, const Records& to) {
  std::size_t changed = 0;
  for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
    changed += from[i] == to[i] ? 0U : 1U;
  }
  return changed;
}

/// As EXPECT_EQ, but says which part differs.
void expect_same(const BuildLayout& actual, const BuildLayout& expected) {
  EXPECT_TRUE(actual.blocks == expected.blocks);
  EXPECT_TRUE(actual.regions == expected.regions);
  EXPECT_TRUE(actual.contributions == expected.contributions);
  EXPECT_TRUE(actual.symbols == expected.symbols);
  EXPECT_EQ(actual.aliases, expected.aliases);
  EXPECT_TRUE(actual == expected);
}

/// Two functions of .text with alignment fill between them.
BuildLayout two_functions(Bytes first_size) {
  BuildLayout layout;
  layout.regions.resize(1);
  layout.regions[0].name = layout.regions[0].region_id = 1;
  layout.regions[0].address = layout.regions[0].load_address = 0x08000000;
  const Address end = 0x08000000 + first_size;
  const Address second = (end + 3) & ~Address{3};
  const auto add = [&](ContributionKind kind, Address address, Bytes size, TextId name) {
    const auto index = static_cast<Index>(layout.contributions.size());
    layout.contributions.push_back({0, kind, address, size, name, 0, name, name});
    if (kind == ContributionKind::object) {
      LayoutSymbol symbol;
      symbol.name = symbol.symbol_id = symbol.group_id = name;
      symbol.region = 0;
      symbol.contribution = index;
      symbol.address = address;
      symbol.size = size;
      layout.symbols.push_back(symbol);
    }
  };
  add(ContributionKind::object, 0x08000000, first_size, 7);
  if (second != end) {
    add(ContributionKind::fill, end, second - end, 0);
  }
  add(ContributionKind::object, second, 12, 8);
  layout.regions[0].size = second + 12 - 0x08000000;
  return layout;
}

TEST(RecordsOfALayoutTest, GiveBackWhatALinkerMade) {
  Random random(1);
  for (int round = 0; round < 50; ++round) {
    const BuildLayout layout = linked_layout(random, 1 + roll(random, 200));
    EXPECT_EQ(decode_records(encode_records(layout)), layout);
  }
}

TEST(RecordsOfALayoutTest, GiveBackAnEmptyLayout) {
  EXPECT_EQ(decode_records(encode_records(BuildLayout{})), BuildLayout{});
}

TEST(RecordsOfALayoutTest, GiveBackLayoutsThatNoLinkerWouldMake) {
  Random random(2);
  for (int round = 0; round < 3000; ++round) {
    BuildLayout layout = linked_layout(random, 4 + roll(random, 40));
    for (std::uint64_t left = 1 + roll(random, 12); left > 0; --left) {
      make_odd(layout, random);
    }
    expect_same(decode_records(encode_records(layout)), layout);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(RecordsOfALayoutTest, AreTheSameLayoutWhateverTheNeighbour) {
  Random random(3);
  for (int round = 0; round < 500; ++round) {
    BuildLayout before = linked_layout(random, 4 + roll(random, 60));
    BuildLayout layout = next_build(before, random, roll(random, 10));
    if (round % 2 == 1) {
      make_odd(before, random);
      make_odd(layout, random);
    }
    const Records records = encode_records(before);
    ASSERT_EQ(decode_records(encode_records(layout, &records)), layout);
  }
}

// Of each symbol a place before: mostly that of the same id, sometimes any.
std::vector<Index> some_twins(const BuildLayout& before, const BuildLayout& layout,
                              Random& random) {
  std::map<SymbolId, Index> places;
  for (Index i = 0; i < before.symbols.size(); ++i) {
    places[before.symbols[i].symbol_id] = i;
  }
  std::vector<Index> twins;
  for (const LayoutSymbol& symbol : layout.symbols) {
    const auto found = places.find(symbol.symbol_id);
    Index twin = found == places.end() ? kNone : found->second;
    if (roll(random, 50) == 0 && !before.symbols.empty()) {
      twin = static_cast<Index>(roll(random, before.symbols.size()));
    }
    twins.push_back(twin);
  }
  return twins;
}

TEST(RecordsOfALayoutTest, AreTheSameLayoutWhateverIsReused) {
  Random random(31);
  for (int round = 0; round < 2000; ++round) {
    BuildLayout before = linked_layout(random, 4 + roll(random, 60));
    BuildLayout layout = next_build(before, random, roll(random, 10));
    for (int odd = round % 3; odd > 0; --odd) {
      make_odd(before, random);
      make_odd(layout, random);
    }
    const Records records = encode_records(before);
    const std::vector<Index> twins = some_twins(before, layout, random);
    expect_same(decode_records(encode_records(layout, {before, records, twins})), layout);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
}

TEST(RecordsOfALayoutTest, AreReusedAsTheyWouldBeWritten) {
  Random random(32);
  for (int round = 0; round < 200; ++round) {
    const BuildLayout before = linked_layout(random, 4 + roll(random, 200));
    const BuildLayout layout = next_build(before, random, roll(random, 10));
    const Records records = encode_records(before);
    std::vector<Index> twins(layout.symbols.size(), kNone);
    Index next = 0;
    for (Index n = 0; n < layout.symbols.size(); ++n) {
      for (Index b = next; b < before.symbols.size(); ++b) {
        if (before.symbols[b].symbol_id == layout.symbols[n].symbol_id) {
          twins[n] = b;
          next = b + 1;
          break;
        }
      }
    }
    EXPECT_EQ(encode_records(layout, {before, records, twins}),
              encode_records(layout, &records));
  }
}

TEST(RecordsOfALayoutTest, KeepAllButOneWhenAFunctionGrows) {
  const Records before = encode_records(two_functions(5));
  const Records after = encode_records(two_functions(105), &before);
  ASSERT_EQ(after.size(), before.size());
  EXPECT_EQ(changed_records(before, after), 1U);
}

TEST(RecordsOfALayoutTest, KeepAllButOneWhenFillIsNoLongerNeeded) {
  const Records with_fill = encode_records(two_functions(5));
  const Records without = encode_records(two_functions(8), &with_fill);
  ASSERT_EQ(without.size(), with_fill.size());
  EXPECT_EQ(changed_records(with_fill, without), 1U);
  const Records again = encode_records(two_functions(6), &without);
  EXPECT_EQ(changed_records(without, again), 1U);
}

// The example of docs/layout.md.
TEST(RecordsOfALayoutTest, AreAsDocumented) {
  BuildLayout layout;
  layout.regions.resize(1);
  layout.regions[0].size = 44;
  layout.contributions = {
      {.region = 0, .kind = ContributionKind::data, .size = 2},
      {.region = 0, .kind = ContributionKind::fill, .address = 2, .size = 2},
      {.region = 0, .address = 4, .size = 40, .object = 3, .section = 7, .object_id = 1}};
  layout.symbols = {{.name = 9,
                     .region = 0,
                     .contribution = 2,
                     .address = 4,
                     .size = 40,
                     .symbol_id = 5,
                     .group_id = 5}};
  const Records records = encode_records(layout);
  ASSERT_EQ(records.size(), 4U);  // header, region, data, the function with its fill
  EXPECT_EQ(records[3], std::string_view("\x06\x22\x07\x03\x00\x01\x08\x09\x05\x28", 10));
  EXPECT_EQ(decode_records(records), layout);
}

TEST(EditScriptTest, SaysInSevenBytesThatAFunctionGrew) {
  const Records before = encode_records(two_functions(40));
  const Records after = encode_records(two_functions(44), &before);
  constexpr std::size_t kEnvelope = 9;
  constexpr std::size_t kChecksum = 10;  // a field of ten bytes, or of nine
  EXPECT_LE(encode_script(before, after).size(), kEnvelope + kChecksum + 7);
}

TEST(RecordsOfALayoutTest, RefuseALayoutWhoseIndexesLeadNowhere) {
  BuildLayout layout = two_functions(5);
  layout.contributions[0].region = 9;
  EXPECT_THROW(encode_records(layout), Error);
}

TEST(EditScriptTest, MakesTheNextBuildOutOfTheOneBefore) {
  Random random(4);
  for (int round = 0; round < 300; ++round) {
    const BuildLayout before = linked_layout(random, 4 + roll(random, 120));
    const BuildLayout after = next_build(before, random, roll(random, 80));
    const Records from = encode_records(before);
    const Records to = encode_records(after, &from);
    ASSERT_EQ(apply_script(from, encode_script(from, to)), to);
  }
}

TEST(EditScriptTest, JoinsTablesThatHaveNothingInCommon) {
  Random random(5);
  const Records from = encode_records(linked_layout(random, 50));
  const Records to = encode_records(linked_layout(random, 90));
  EXPECT_EQ(apply_script(from, encode_script(from, to)), to);
  EXPECT_EQ(apply_script(to, encode_script(to, from)), from);
}

TEST(EditScriptTest, IsShortWhenOneFunctionGrowsAndEverythingBehindItMoves) {
  Random random(6);
  BuildLayout layout = next_build(linked_layout(random, 1000), random, 0);
  const Records from = encode_records(layout);
  for (auto& contribution : layout.contributions) {
    contribution.address += contribution.region == 0 ? 64U : 0U;
  }
  for (auto& symbol : layout.symbols) {
    symbol.address += symbol.region == 0 ? 64U : 0U;
  }
  layout.regions[0].address += 64;
  layout.regions[0].load_address += 64;
  const Records to = encode_records(layout, &from);
  EXPECT_LT(encode_script(from, to).size(), 64U);
  EXPECT_EQ(decode_records(to), layout);
}

TEST(EditScriptTest, IsRefusedByATableItWasNotMadeFor) {
  Random random(7);
  const BuildLayout first = linked_layout(random, 60);
  const Records from = encode_records(first);
  const Records to = encode_records(next_build(first, random, 5), &from);
  const Records other = encode_records(next_build(first, random, 5), &from);
  EXPECT_THROW(apply_script(other, encode_script(from, to)), Error);
}

TEST(ReplayTest, EqualsApplyingOneScriptAfterTheOther) {
  Random random(8);
  BuildLayout layout = linked_layout(random, 200);
  Records records = encode_records(layout);
  const std::string keyframe = encode_keyframe(records);
  std::vector<std::string> scripts;
  std::vector<std::string_view> views;
  for (int build = 0; build < 60; ++build) {
    layout = next_build(layout, random, roll(random, 12));
    Records next = encode_records(layout, &records);
    scripts.push_back(encode_script(records, next));
    ASSERT_EQ(apply_script(records, scripts.back()), next);
    records = std::move(next);
    views.assign(scripts.begin(), scripts.end());
    ASSERT_EQ(replay(keyframe, views), records);
  }
  EXPECT_EQ(decode_records(records), layout);
}

TEST(ReplayTest, GivesTheKeyframeWhenThereAreNoScripts) {
  Random random(9);
  const Records records = encode_records(linked_layout(random, 30));
  EXPECT_EQ(replay(encode_keyframe(records), {}), records);
}

TEST(KeyframeTest, GivesBackItsRecords) {
  Random random(10);
  for (int round = 0; round < 200; ++round) {
    BuildLayout layout = linked_layout(random, 1 + roll(random, 100));
    make_odd(layout, random);
    const Records records = encode_records(layout);
    ASSERT_EQ(decode_keyframe(encode_keyframe(records)), records);
  }
}

}  // namespace
}  // namespace memstrata
