#pragma once

#include <cstdint>
#include <random>

#include "layout/build_layout.hpp"

namespace memstrata::testing {

using Random = std::mt19937_64;

/// A number of 0 .. below - 1.
std::uint64_t roll(Random& random, std::uint64_t below);

/// A layout that keeps the invariants, as a linker would make it: functions of
/// growing ids, alignment fill between them, .data with a load image, end
/// labels and assignments.
BuildLayout linked_layout(Random& random, std::size_t functions);

/// The next build: a few functions grow, come, go or are renamed, and
/// everything behind them moves.
BuildLayout next_build(const BuildLayout& layout, Random& random, std::size_t changes);

/// One field somewhere takes an odd value: overlaps, zero sizes, addresses near
/// 2^64, symbols outside their contribution.
void make_odd(BuildLayout& layout, Random& random);

}  // namespace memstrata::testing
