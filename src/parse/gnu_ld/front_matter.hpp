#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/common_table.hpp"
#include "parse/diagnostics.hpp"

namespace memstrata::gnu_ld {

/// Reads what stands before the memory map proper: the table of common symbols
/// and the memory table.  Everything else there is passed over.
class FrontMatter {
 public:
  explicit FrontMatter(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// True for the last row of the memory table: the map itself comes next.
  bool read(std::string_view line, std::uint32_t number);

  [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
  [[nodiscard]] const CommonTable& commons() const { return commons_; }

 private:
  bool read_block(std::string_view line, std::uint32_t number);
  void read_common(std::string_view name, std::string_view size_and_file);

  Diagnostics& diagnostics_;
  std::vector<Block> blocks_;
  CommonTable commons_;
  std::string_view line_before_;
};

}  // namespace memstrata::gnu_ld
