#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/spelling_table.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// Rows of one small table of a target (object, region, block) by their name,
/// in memory.  A name is two texts, or a text and a number.
class PartTable {
 public:
  /// `read` lists id, first, second; `insert` takes target, id, first, second.
  struct Files {
    std::string_view read;
    std::string_view insert;
  };
  PartTable(Statements& statements, std::int64_t target_id, Files files);

  /// The id of the row, which is made if there is none.
  std::uint32_t id_of(std::string_view first, std::string_view second);

 private:
  static std::string key_of(std::string_view first, std::string_view second);

  Statements& statements_;
  std::int64_t target_id_;
  Files files_;
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::uint32_t next_id_ = 1;
};

/// Objects by their path and archive as written; both are normalised for the row.
class ObjectTable {
 public:
  ObjectTable(Statements& statements, std::int64_t target_id);

  /// 0 when both are ''.
  std::uint32_t id_of(TextId path, TextId archive, const SpellingTable& texts);

 private:
  PartTable rows_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_spelling_;
};

}  // namespace memstrata
