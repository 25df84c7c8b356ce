#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/memory_map.hpp"
#include "vtab/sqlite_api.hpp"

namespace memstrata {

/// Where one column of a row goes.  Texts are copied: SQLite may keep a value
/// longer than the cursor keeps the name.
class ColumnValue {
 public:
  explicit ColumnValue(sqlite3_context* context) : context_(context) {}

  void set_null() const { sqlite3_result_null(context_); }
  void set_integer(std::int64_t value) const { sqlite3_result_int64(context_, value); }
  void set_optional(std::optional<std::int64_t> value) const {
    return value ? set_integer(*value) : set_null();
  }
  /// Sizes, and addresses as their 64-bit pattern.
  void set_bytes(std::uint64_t value) const {
    set_integer(static_cast<std::int64_t>(value));
  }
  void set_bytes(std::optional<std::uint64_t> value) const;
  void set_flag(bool value) const { set_integer(value ? 1 : 0); }
  void set_text(std::string_view text) const;
  /// NULL when it is empty.
  void set_name(std::string_view text) const;
  /// 16 hex digits.
  void set_address_key(Address address) const;

 private:
  sqlite3_context* context_;
};

}  // namespace memstrata
