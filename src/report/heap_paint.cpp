#include "report/heap_paint.hpp"

#include <algorithm>
#include <array>

namespace memstrata {

namespace {

constexpr std::array<std::string_view, 13> kEscapes{
    "\x1b[2m",  "\x1b[0m",  "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[34m", "\x1b[35m",
    "\x1b[36m", "\x1b[91m", "\x1b[92m", "\x1b[93m", "\x1b[95m", "\x1b[96m"};

constexpr std::array kRainbow{Paint::red,  Paint::yellow,  Paint::green,
                              Paint::cyan, Paint::magenta, Paint::bright_yellow};

/// Calls `add(first letter, blocks, chain)` for the pieces of each chain and for
/// free runs with an empty kind.
template <typename OnChain, typename OnFree>
void for_each_piece(const HeapArea& area, OnChain on_chain, OnFree on_free) {
  GcBlocks end = 0;
  for (const auto& chain : chains_of(area)) {
    if (chain.offset > end) {
      on_free(chain.offset - end);
    }
    on_chain(chain);
    end = chain.offset + chain.length;
  }
  const GcBlocks all = gc_blocks(area);
  if (all > end) {
    on_free(all - end);
  }
}

void add(std::vector<PaintedRun>& runs, const PaintedRun& run) {
  if (run.count == 0) {
    return;
  }
  if (!runs.empty() && runs.back().letter == run.letter &&
      runs.back().paint == run.paint && runs.back().folds == run.folds) {
    runs.back().count += run.count;
  } else {
    runs.push_back(run);
  }
}

void add_chain(std::vector<PaintedRun>& runs, const Chain& chain, Paint paint) {
  add(runs, {chain.kind, paint, 1});
  add(runs, {kTailLetter, paint, chain.length - 1});
}

template <typename PaintOf>
std::vector<PaintedRun> painted(const HeapArea& area, PaintOf paint_of_chain) {
  std::vector<PaintedRun> runs;
  for_each_piece(
      area, [&](const Chain& chain) { add_chain(runs, chain, paint_of_chain(chain)); },
      [&](GcBlocks count) {
        add(runs, {kFreeLetter, Paint::faint, count, true});
      });
  return runs;
}

char colored_letter(const ChangeRun& run) {
  return run.change == GcBlockChange::freed ? run.old_letter : run.new_letter;
}

}  // namespace

std::string_view escape_of(Paint paint) {
  return kEscapes[static_cast<std::size_t>(paint)];
}

Paint paint_of_kind(char kind) {
  switch (kind) {
    case 'T':
      return Paint::yellow;
    case 'L':
      return Paint::green;
    case 'D':
      return Paint::magenta;
    case 'F':
      return Paint::bright_yellow;
    case 'B':
      return Paint::blue;
    case 'M':
      return Paint::bright_magenta;
    case 'S':
      return Paint::cyan;
    case 'A':
      return Paint::bright_green;
    case kMarkedLetter:
    case kTailLetter:
      return Paint::bright_red;
    default:
      return Paint::plain;
  }
}

std::vector<PaintedRun> painted_by_kind(const HeapArea& area) {
  return painted(area, [](const Chain& chain) { return paint_of_kind(chain.kind); });
}

std::vector<PaintedRun> painted_as_rainbow(const HeapArea& area) {
  std::size_t turn = 0;
  return painted(area, [&](const Chain&) { return kRainbow[turn++ % kRainbow.size()]; });
}

char sign_of(GcBlockChange change) {
  switch (change) {
    case GcBlockChange::same_free:
      return '.';
    case GcBlockChange::same_used:
      return 'o';
    case GcBlockChange::freed:
      return '-';
    case GcBlockChange::allocated:
      return '+';
    case GcBlockChange::changed:
      return '~';
  }
  return '?';
}

Paint paint_of(GcBlockChange change) {
  switch (change) {
    case GcBlockChange::same_free:
      return Paint::faint;
    case GcBlockChange::same_used:
      return Paint::plain;
    case GcBlockChange::freed:
      return Paint::green;
    case GcBlockChange::allocated:
      return Paint::red;
    case GcBlockChange::changed:
      return Paint::yellow;
  }
  return Paint::plain;
}

std::vector<PaintedRun> painted_changes(const AreaDiff& area, bool color) {
  std::vector<PaintedRun> runs;
  for (const auto& run : area.runs) {
    const bool folds =
        run.change == GcBlockChange::same_free || run.change == GcBlockChange::same_used;
    add(runs, {color ? colored_letter(run) : sign_of(run.change), paint_of(run.change),
               run.count, folds});
  }
  return runs;
}

std::vector<PaintedRun> painted_leaks(const HeapArea& area, Bytes gc_block_bytes,
                                      const std::vector<LeakedChain>& leaks) {
  std::vector<PaintedRun> runs;
  for_each_piece(
      area,
      [&](const Chain& chain) {
        const Address address = area.address + chain.offset * gc_block_bytes;
        const bool leaked =
            std::ranges::find(leaks, address, &LeakedChain::address) != leaks.end();
        if (leaked) {
          add_chain(runs, chain, Paint::red);
        } else {
          add(runs, {'o', Paint::faint, chain.length, true});
        }
      },
      [&](GcBlocks count) {
        add(runs, {kFreeLetter, Paint::faint, count, true});
      });
  return runs;
}

}  // namespace memstrata
