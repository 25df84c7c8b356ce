#pragma once

#include <vector>

#include "layout/build_layout.hpp"

namespace memstrata {

/// Which symbols of a build are those of the build before.  Most are, and what
/// follows needs to look at the others only.
///
/// Both symbols of a pair have equal names, sizes, sections, objects and
/// regions; pairs stand in the same order in both builds.
class SymbolPairs {
 public:
  /// Of a build that has no identities yet.
  static SymbolPairs by_names(const BuildLayout& before, const BuildLayout& now);
  /// Of one that has: those of a pair are equal too.
  static SymbolPairs by_identities(const BuildLayout& before, const BuildLayout& now);

  /// Place before of each symbol now; kNone: it has no twin.
  [[nodiscard]] const std::vector<Index>& twins() const { return twins_; }
  /// Places without a twin, rising.
  [[nodiscard]] const std::vector<Index>& only_before() const { return only_before_; }
  [[nodiscard]] const std::vector<Index>& only_now() const { return only_now_; }

  /// The symbol at the place `now` and its twin are not the same after all.
  void part(Index now);

 private:
  template <class Agree>
  SymbolPairs(const BuildLayout& before, const BuildLayout& now, const Agree& agree);

  std::vector<Index> twins_;
  std::vector<Index> only_before_;
  std::vector<Index> only_now_;
};

}  // namespace memstrata
