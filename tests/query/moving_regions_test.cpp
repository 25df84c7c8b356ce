#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/answer.hpp"
#include "query/sample_history.hpp"
#include "store/builds.hpp"
#include "text/json_list.hpp"

// Regions that move between memories, and memories that get another name: what a
// question about some blocks tells is compared with sums over the samples.

namespace memstrata {
namespace {

using test::function_of;
using test::SampleMap;
using testing::ElementsAre;

using Names = std::vector<std::string>;
using Sizes = std::map<std::string, std::int64_t>;  // by name, of what is there

struct Step {
  std::string label;
  std::optional<std::int64_t> size;
  std::int64_t delta = 0;
  friend bool operator==(const Step&, const Step&) = default;
};

void PrintTo(const Step& step, std::ostream* out) {
  *out << step.label << ' ' << step.size.value_or(-1) << ' ' << step.delta;
}

/// The steps of each thing, by its name.
std::map<std::string, std::vector<Step>> steps(const Database& database,
                                               const std::string& level,
                                               const Names& blocks,
                                               const std::string& branch = "main") {
  Arguments asked{{"target", "board"}, {"branch", branch}, {"blocks", json_list(blocks)}};
  if (level == "symbol") {
    asked["symbols"] = json_list(Names{"*"});
  } else if (level == "archive") {
    asked["level"] = level;
  }
  std::map<std::string, std::vector<Step>> by_name;
  ask(database, (level == "archive" ? "object" : level) + "/changes", asked,
      [&](const AnswerRow& row) {
        const auto name =
            level == "symbol" ? row.text("region") + row.text("name") : row.text("name");
        by_name[name].push_back(
            {row.text("label"), row.maybe_integer("size"), row.integer("delta")});
      });
  return by_name;
}

/// One function of 10 bytes and a table of 4, in memories of these names.
SampleMap sample_in(const std::string& code, const std::string& data) {
  auto map =
      test::sample_with({function_of("a.o", "f", 10)}, {function_of("a.o", "t", 4)});
  map.blocks[0].name = code;
  map.regions[0].block = code;
  map.regions[1].block = data;
  map.regions[1].load_block = code;
  return map;
}

TEST(MovingRegionsTest, CountInAMemoryForAsLongAsTheyLieThere) {
  test::SampleHistory history;
  history.put("v1", sample_in("FLASH", "RAM"));
  history.put("v2", sample_in("FLASH", "FLASH"));
  history.put("v3", sample_in("FLASH", "RAM"));
  const auto& database = history.database();
  EXPECT_THAT(
      steps(database, "symbol", {"RAM"})[".datat"],
      ElementsAre(Step{"v1", 4, 4}, Step{"v2", std::nullopt, -4}, Step{"v3", 4, 4}));
  // Where it runs and its load image both count.
  EXPECT_THAT(steps(database, "object", {"FLASH"})["a.o"],
              ElementsAre(Step{"v1", 14, 14}, Step{"v2", 18, 4}, Step{"v3", 14, -4}));
}

TEST(MovingRegionsTest, KeepThePastOfAMemoryThatGotAnotherName) {
  test::SampleHistory history;
  history.put("v1", sample_in("FLASH", "RAM"));
  history.put("v2", sample_in("ROM", "RAM"));
  const auto& database = history.database();
  for (const auto* level : {"symbol", "object", "archive", "region"}) {
    SCOPED_TRACE(level);
    for (const auto& [name, found] : steps(database, level, {"FLASH"})) {
      EXPECT_THAT(found, ElementsAre(Step{"v1", found[0].size, *found[0].size},
                                     Step{"v2", std::nullopt, -*found[0].size}))
          << name;
    }
    for (const auto& [name, found] : steps(database, level, {"ROM"})) {
      EXPECT_THAT(found, ElementsAre(Step{"v2", found[0].size, *found[0].size})) << name;
    }
  }
  EXPECT_EQ(steps(database, "symbol", {"FLASH"})[".textf"].front().size, 10);
  EXPECT_EQ(steps(database, "symbol", {"ROM"})[".textf"].front().size, 10);
}

/// Two code memories, of which a build has one or both, and a fast one within RAM.
class RandomLayouts {
 public:
  explicit RandomLayouts(std::uint64_t seed) : engine_(seed) {}

  SampleMap next() {
    const Names code =
        below(3) == 0 ? Names{"FLASH", "ROM"} : Names{below(2) == 0 ? "FLASH" : "ROM"};
    SampleMap map;
    Address origin = 0;
    for (const auto& name : code) {
      map.blocks.push_back({.name = name, .origin = origin, .length = 0x1000});
      origin += 0x1000;
    }
    map.blocks.push_back({.name = "RAM", .origin = 0x20000000, .length = 0x10000});
    map.blocks.push_back({.name = "FAST", .origin = 0x20008000, .length = 0x1000});
    map.regions.push_back(
        {.name = ".text", .block = any_of(code), .contributions = parts("f")});
    map.regions.push_back({.name = ".data",
                           .block = any_of({"RAM", "FAST"}),
                           .load_block = any_of(code),
                           .contributions = parts("t")});
    if (below(3) != 0) {
      map.regions.push_back({.name = ".bss",
                             .block = any_of({"RAM", "FAST"}),
                             .nobits = true,
                             .contributions = parts("b")});
    }
    return map;
  }

 private:
  std::size_t below(std::size_t count) { return engine_() % count; }
  std::string any_of(const Names& names) { return names[below(names.size())]; }

  std::vector<test::SampleContribution> parts(const std::string& prefix) {
    std::vector<test::SampleContribution> all;
    for (const auto* object : {"a.o", "b.o"}) {
      if (below(4) != 0) {
        all.push_back(function_of(object, prefix + object, 4 * (1 + below(3))));
      }
    }
    return all;
  }

  std::mt19937_64 engine_;
};

/// What the sample has of each thing in the memories that are asked for, all of RAM
/// among them when FAST lies in it.
Sizes sizes_in(const SampleMap& map, const std::string& level, const Names& blocks) {
  std::set<std::string> counted(blocks.begin(), blocks.end());
  if (counted.contains("RAM")) {
    counted.insert("FAST");
  }
  Sizes sizes;
  for (const auto& region : map.regions) {
    const std::int64_t weight =
        blocks.empty() ? 1
                       : (counted.contains(region.block) ? 1 : 0) +
                             (counted.contains(region.load_block.value_or("")) ? 1 : 0);
    for (const auto& part : region.contributions) {
      const auto name = level == "region"   ? region.name
                        : level == "object" ? part.object
                                            : region.name + part.spans[0].names[0];
      if (weight > 0) {
        sizes[name] += static_cast<std::int64_t>(part.bytes()) * weight;
      }
    }
  }
  return sizes;
}

struct PlacedBuild {
  std::string label;
  SampleMap map;
};

/// What the steps say of each build, one after the other.
void expect_sizes(const std::map<std::string, std::vector<Step>>& found,
                  const std::vector<PlacedBuild>& line, const std::string& level,
                  const Names& blocks) {
  Sizes now;
  std::map<std::string, std::size_t> next;
  for (const auto& build : line) {
    for (const auto& [name, all] : found) {
      auto& place = next[name];
      if (place < all.size() && all[place].label == build.label) {
        const auto& step = all[place++];
        EXPECT_EQ(step.delta, step.size.value_or(0) - now[name]) << name;
        now[name] = step.size.value_or(0);
      }
    }
    std::erase_if(now, [](const auto& one) { return one.second == 0; });
    EXPECT_EQ(now, sizes_in(build.map, level, blocks)) << build.label;
  }
  for (const auto& [name, all] : found) {
    EXPECT_EQ(next[name], all.size()) << name;
  }
}

class RandomRegionsTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomRegionsTest, AreCountedBuildByBuildAsTheSampleHasThem) {
  Database database{":memory:",
                    {.access = Access::write, .durability = Durability::normal}};
  RandomLayouts layouts{GetParam()};
  int number = 100;
  const auto commit_of = [](const std::string& label) {
    return std::string(40 - label.size(), 'a') + label;
  };
  const auto put = [&](std::vector<PlacedBuild>& line, const std::string& branch) {
    const std::string parent = line.empty() ? "" : commit_of(line.back().label);
    line.push_back({"b" + std::to_string(number), layouts.next()});
    put_build(database,
              {.target = "board",
               .branch = branch,
               .label = line.back().label,
               .commit = commit_of(line.back().label),
               .time = 1'000'000'000 + number,
               .parent = parent},
              memory_map(line.back().map));
    ++number;
  };
  const auto expect_all = [&](const std::vector<PlacedBuild>& line,
                              const std::string& branch) {
    for (const auto& blocks : {Names{}, Names{"FLASH"}, Names{"ROM"}, Names{"RAM"},
                               Names{"FAST"}, Names{"FLASH", "RAM"}}) {
      for (const auto* level : {"symbol", "object", "region"}) {
        SCOPED_TRACE(branch + " " + level + " in " + json_list(blocks));
        expect_sizes(steps(database, level, blocks, branch), line, level, blocks);
      }
    }
  };

  std::vector<PlacedBuild> main;
  for (int i = 0; i < 8; ++i) {
    put(main, "main");
  }
  std::vector<PlacedBuild> next(main.begin(), main.begin() + 4);
  for (int i = 0; i < 4; ++i) {
    put(next, "next");
  }
  expect_all(main, "main");
  expect_all(next, "next");
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomRegionsTest, testing::Range<std::uint64_t>(1, 21));

}  // namespace
}  // namespace memstrata
