#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "model/build.hpp"
#include "store/sample_map.hpp"

namespace memstrata::test {

/// Numbers that are the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// 0 ... count - 1.
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(engine_()) % count;
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class Items>
  auto& any_of(Items& items) {
    return items[below(items.size())];
  }

 private:
  std::mt19937_64 engine_;
};

SampleMap random_map(Random& random);
/// Grows, shrinks, adds, removes, renames, moves, joins or splits something.
void change(SampleMap& map, Random& random);

struct ModelBuild {
  BuildMetadata metadata;
  SampleMap map;
};

/// (branch, label) of a build of the one target.
using ModelKey = std::pair<std::string, std::string>;

/// What should be stored.
using Model = std::map<ModelKey, ModelBuild>;

BuildMetadata random_metadata(const Model& model, Random& random);

}  // namespace memstrata::test
