#pragma once

#include <vector>

#include "model/memory_map.hpp"

namespace memstrata::test {

/// The contributions of small_map.
inline std::vector<Contribution> small_map_contributions() {
  return {
      {.region = 0,
       .address = 0x1000,
       .size = 0x40,
       .printed_size = 0x40,
       .object = "boot.o",
       .section = ".boot"},
      {.region = 1,
       .address = 0x1100,
       .size = 0x18,
       .printed_size = 0x18,
       .object = "a.o",
       .section = ".text"},
      {.region = 1,
       .kind = ContributionKind::fill,
       .address = 0x1118,
       .size = 0x8,
       .printed_size = 0x8},
      {.region = 2,
       .address = 0x8000,
       .size = 0x8,
       .printed_size = 0x8,
       .object = "a.o",
       .section = ".data.x"},
  };
}

/// The symbols of small_map.
inline std::vector<Symbol> small_map_symbols() {
  return {
      {.name = "boot", .region = 0, .contribution = 0, .address = 0x1000, .size = 0x40},
      {.name = "first",
       .first_alias = 0,
       .alias_count = 2,
       .region = 1,
       .contribution = 1,
       .address = 0x1100,
       .size = 0x10,
       .size_from = SizeFrom::next},
      {.name = "second",
       .region = 1,
       .contribution = 1,
       .address = 0x1110,
       .size = 0x8,
       .size_from = SizeFrom::next},
      {.name = "x",
       .region = 2,
       .contribution = 3,
       .address = 0x8000,
       .size = 0x8,
       .binding = Binding::local,
       .size_from = SizeFrom::suffix},
      {.name = "_heap_start", .address = 0x8008, .binding = Binding::linker},
      {.name = "_heap_end", .address = 0x8300, .binding = Binding::linker},
  };
}

/// FLASH at 0x1000 (0x1000 bytes) with its start BOOT (0x100) nested in it, and
/// RAM at 0x8000 (0x400).  Three regions: .boot, .text, and .data with its load
/// image behind .text; every sum holds.
inline MemoryMap small_map() {
  MemoryMap map;
  map.format = "gnu-ld";
  map.blocks = {{"FLASH", 0x1000, 0x1000, "rx"},
                {"BOOT", 0x1000, 0x100, "rx"},
                {"RAM", 0x8000, 0x400, "rw"}};
  map.regions = {
      {.name = ".boot",
       .address = 0x1000,
       .load_address = 0x1000,
       .size = 0x40,
       .block = 1},
      {.name = ".text",
       .address = 0x1100,
       .load_address = 0x1100,
       .size = 0x20,
       .block = 0},
      {.name = ".data",
       .address = 0x8000,
       .load_address = 0x1120,
       .size = 0x8,
       .block = 2,
       .load_block = 0},
      {.name = ".comment",
       .address = 0,
       .load_address = 0,
       .size = 0x20,
       .loaded = false},
  };
  map.contributions = small_map_contributions();
  map.symbols = small_map_symbols();
  map.aliases = {"one", "primo"};
  return map;
}

}  // namespace memstrata::test
