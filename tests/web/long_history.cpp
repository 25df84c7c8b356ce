// Stores a history of many builds, for the tests of the page.
//
//   long_history DATABASE BUILDS
//
// Every 500th build is a release, and one build alone is larger than all others.

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "synthetic_history.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kSymbols = 400;
constexpr std::size_t kBatch = 1000;
constexpr std::size_t kReleaseEvery = 500;
constexpr Bytes kSpike = 20'000;
constexpr Time kFirst = 1'600'000'000;
constexpr Time kStep = Time{4} * 3600;

/// More bytes at the end of the last region, where nothing has to move.
void enlarge(MemoryMap& map) {
  map.symbols.back().size += kSpike;
  map.contributions.back().size += kSpike;
  map.regions.back().size += kSpike;
}

void store(Database& database, std::size_t builds) {
  SyntheticHistory history{ci_profile(), kSymbols};
  const std::size_t spike = builds * 2 / 3 + 1;
  for (std::size_t first = 0; first < builds; first += kBatch) {
    Transaction batch{database};
    for (std::size_t i = first; i < std::min(first + kBatch, builds); ++i) {
      MemoryMap map = history.next();
      map.blocks[0].length = Bytes{128} * 1024;
      map.blocks[1].length = Bytes{48} * 1024;
      if (i == spike) {
        enlarge(map);
      }
      BuildMetadata metadata{.target = "board",
                             .label = "n" + std::to_string(i),
                             .time = kFirst + static_cast<Time>(i) * kStep};
      if (i % kReleaseEvery == 0) {
        metadata.tags = {"v" + std::to_string(i / kReleaseEvery)};
      }
      put_build(database, metadata, map);
    }
    batch.commit();
  }
}

}  // namespace
}  // namespace memstrata

int main(int count, char** arguments) {
  if (count != 3) {
    std::cerr << "usage: long_history DATABASE BUILDS\n";
    return EXIT_FAILURE;
  }
  try {
    memstrata::Database database{arguments[1], {.access = memstrata::Access::write}};
    memstrata::store(database, std::stoul(arguments[2]));
    return EXIT_SUCCESS;
  } catch (const std::exception& failure) {
    std::cerr << failure.what() << '\n';
    return EXIT_FAILURE;
  }
}
