#pragma once

#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// How much a step of a synthetic history changes.
struct Profile {
  std::string name;
  double unchanged = 0;      // share of steps that change nothing
  double least_changed = 0;  // share of the symbols, otherwise
  double most_changed = 0;
  std::size_t upheaval_every = 0;  // steps between changes of half of all; 0: never
  double growth = 0;               // share of the changes that add a symbol for good
};

/// A nightly of a firmware: mostly small commits.
Profile ci_profile();
/// What no project does, for the worst case.
Profile stress_profile();

/// A firmware of `symbols` functions and tables, each in its own section, that
/// changes from build to build; the same for the same arguments.
class SyntheticHistory {
 public:
  SyntheticHistory(Profile profile, std::size_t symbols);

  /// The map of the next build; valid until the one after.
  MemoryMap next();
  [[nodiscard]] std::size_t symbol_count() const { return symbols_.size(); }

 private:
  struct Item {
    std::string_view name;
    std::string_view section;
    std::string_view object;
    Bytes size = 0;
  };

  Item new_item(std::size_t region);
  void change_one();
  void step();
  double share();

  Profile profile_;
  std::mt19937_64 random_;
  std::deque<std::string> texts_;
  std::vector<std::string_view> objects_;
  struct Placed {
    std::size_t region = 0;
    Item item;
  };
  std::vector<Placed> symbols_;  // in map order: by region
  std::size_t names_ = 0;
  std::size_t steps_ = 0;
};

}  // namespace memstrata
