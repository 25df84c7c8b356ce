#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// A line of gold's table of common symbols.
struct GoldCommon {
  std::string_view name;
  Bytes size = 0;
  std::string_view file;
  Address address = 0;  // once it is placed

  bool operator==(const GoldCommon&) const = default;
};

/// Reads `0x40              obj/uart.o`, what stands behind the name `rx_ring`.
std::optional<GoldCommon> read_gold_common(std::string_view name,
                                           std::string_view size_and_file);

/// Places common symbols inside the one lump ` ** common` in which gold's map shows
/// them.
///
/// gold lays them out in the order of the table, each aligned, and prints
/// neither addresses nor alignments.  They are placed where one way to align
/// them, and no other, ends where the lump ends.  Empty: that cannot be told.
std::vector<GoldCommon> placed_commons(std::vector<GoldCommon> commons, Address lump,
                                       Bytes lump_size);

}  // namespace memstrata
