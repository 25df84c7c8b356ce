#include "vtab/column_value.hpp"

#include <array>

namespace memstrata {

void ColumnValue::set_bytes(std::optional<std::uint64_t> value) const {
  if (value) {
    set_bytes(*value);
  } else {
    set_null();
  }
}

void ColumnValue::set_text(std::string_view text) const {
  const char* bytes = text.data() == nullptr ? "" : text.data();  // else it were NULL
  sqlite3_result_text64(context_, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
}

void ColumnValue::set_name(std::string_view text) const {
  if (text.empty()) {
    set_null();
  } else {
    set_text(text);
  }
}

void ColumnValue::set_address_key(Address address) const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::array<char, 16> key{};
  for (auto digit = key.rbegin(); digit != key.rend(); ++digit, address >>= 4) {
    *digit = kDigits[address & 0xf];
  }
  set_text({key.data(), key.size()});
}

}  // namespace memstrata
