#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/heap.hpp"
#include "store/database.hpp"

namespace memstrata {

/// What a byte of RAM is for.
enum class RamUse : std::uint8_t {
  data,
  bss,
  other,  // any other region or load image
  stack,
  heap,       // of the GC heap, where no snapshot tells more
  heap_used,  // as the snapshot says, as the next
  heap_free,
  heap_rest,  // of the reserve, not of the snapshot: the allocation table and the like
  unused,
};

/// The words of JSON: "heap_used".
std::string_view to_string(RamUse use);

struct RamPart {
  RamUse use = RamUse::unused;
  std::int64_t size = 0;  // bytes
};

/// The RAM of a build, static data and heap together.
struct Ram {
  StoredBuild build;
  std::string block;              // empty: no block has .bss or a GC heap
  std::int64_t length = 0;        // of the block
  std::vector<RamPart> parts;     // their sum is `length`; those without bytes left out
  std::int64_t heap_reserve = 0;  // bytes the map gives the GC heap; 0: it does not say
  std::optional<HeapPoint> snapshot;  // what splits the heap; empty: there is none
};

/// The reserve of the heap is split where the snapshot's heap fits into it.
Ram ram_of(const Database& database, const StoredBuild& build,
           const std::optional<HeapPoint>& snapshot);

/// The newest snapshot of a build that has the numbers of a heap.
std::optional<HeapPoint> newest_snapshot_of(const Database& database,
                                            const StoredBuild& build);

}  // namespace memstrata
