#pragma once

#include <cstdint>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "layout/build_layout.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// Every spelling of one target, in memory, by dense id; id 0 is ''.
/// New ones are written to the table at once.
class SpellingTable {
 public:
  /// Reads the table.
  SpellingTable(Statements& statements, std::int64_t target_id);

  /// The id of `text`, which becomes a new row if it is none.
  TextId id_of(std::string_view text);

  /// Throws Error{database} for an id that is not there.
  [[nodiscard]] std::string_view text(TextId id) const;

  /// The id of the text without counters and compiler suffixes.
  TextId normalised(TextId id);

 private:
  void add(TextId id, std::uint64_t hash, std::string_view text);
  void grow_slots();
  [[nodiscard]] std::size_t slot_of(std::uint64_t hash, std::string_view text) const;

  Statements& statements_;
  std::int64_t target_id_;
  std::pmr::monotonic_buffer_resource bytes_;
  std::vector<std::string_view> texts_;
  std::vector<std::uint64_t> hashes_;
  std::vector<TextId> normalised_;  // kUnknown: not asked yet
  std::vector<TextId> slots_;       // open addressing; kUnknown: empty
};

}  // namespace memstrata
