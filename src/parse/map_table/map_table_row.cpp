#include "parse/map_table/map_table_row.hpp"

#include <array>
#include <charconv>

#include "text/fields.hpp"

namespace memstrata {
namespace {

struct Header {
  std::string_view words;
  MapTableKind kind;
};

constexpr std::array<Header, 4> kHeaders{{
    {"VMA LMA Size Align Out In Symbol", MapTableKind::lld},
    {"Address Size Align Out In Symbol", MapTableKind::old_lld},
    {"Address Size Align Out In File Symbol", MapTableKind::oldest_lld},
    {"VMA Size Align Out In Symbol", MapTableKind::mold},
}};

// Whether `line` consists of `words`, with any blanks between them.
bool has_words(std::string_view line, std::string_view words) {
  Fields found{line};
  Fields wanted{words};
  while (!wanted.done()) {
    found.skip_blanks();
    wanted.skip_blanks();
    if (found.word() != wanted.word()) {
      return false;
    }
  }
  return trimmed(found.rest()).empty();
}

std::optional<std::uint64_t> number(std::string_view digits, int base) {
  std::uint64_t value = 0;
  const auto* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc{} || stop != end) {
    return std::nullopt;
  }
  return value;
}

// mold: 0x2a8, and 0 alone; before mold 1.2: 680.
std::optional<std::uint64_t> mold_address(std::string_view digits) {
  return digits.starts_with("0x") ? number(digits.substr(2), 16) : number(digits, 10);
}

constexpr std::size_t kIndent = 8;  // blanks between two of the columns Out, In, Symbol

}  // namespace

std::optional<MapTableKind> map_table_kind(std::string_view header_line) {
  for (const auto& header : kHeaders) {
    if (has_words(header_line, header.words)) {
      return header.kind;
    }
  }
  return std::nullopt;
}

//  8000400  8000400       28     4         obj/a.o:(.text.helper)         LLD
// 0000000000201000 000000000000000e     4         file1.o:(.text)         LLD 5
//             0x2a8         40     4         obj/a.o:(.text.helper)       mold
//
// One blank, then eight for each level, stand before the text.
std::optional<MapTableRow> read_map_table_row(std::string_view line, MapTableKind kind) {
  Fields fields{line};
  const auto column = [&fields] {
    fields.skip_blanks();
    return fields.word();
  };
  const auto address =
      kind == MapTableKind::mold ? mold_address(column()) : number(column(), 16);
  const auto load_address = kind == MapTableKind::lld ? number(column(), 16) : address;
  const auto size = number(column(), kind == MapTableKind::mold ? 10 : 16);
  const auto alignment = number(column(), 10);
  if (!address || !load_address || !size || !alignment) {
    return std::nullopt;
  }
  const auto blanks = fields.skip_blanks();
  const auto level = blanks == 0 ? 0 : (blanks - 1) / kIndent;
  if (level > 3) {
    return std::nullopt;
  }
  return MapTableRow{.address = *address,
                     .load_address = *load_address,
                     .size = *size,
                     .level = static_cast<std::uint8_t>(level),
                     .text = fields.rest()};
}

}  // namespace memstrata
