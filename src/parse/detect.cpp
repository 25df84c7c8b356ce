#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "model/error.hpp"
#include "parse/first_bytes.hpp"
#include "parse/gnu_ld/read_gnu_ld.hpp"
#include "parse/read_map.hpp"
#include "parse/vendor_marks.hpp"
#include "text/fields.hpp"
#include "text/lines.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

[[noreturn]] void refuse(const std::string& path, std::string_view reason) {
  throw Error{ErrorCode::bad_input, path + ": " + std::string{reason}};
}

/// Calls `test` with every line that begins with `begin`, until it says true.
template <typename Test>
bool any_line(std::string_view text, std::string_view begin, Test test) {
  for (auto at = text.find(begin); at != std::string_view::npos;
       at = text.find(begin, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') {
      Lines lines{text.substr(at)};
      if (lines.next() && test(lines.line())) {
        return true;
      }
    }
  }
  return false;
}

bool has_line(std::string_view text, std::string_view line) {
  return any_line(text, line, [line](std::string_view found) { return found == line; });
}

bool is_gnu_ld(std::string_view text) {
  return any_line(text, "*default*", is_default_row);
}

// The title may be translated; the names of gold's own pieces are not.
bool is_gold(std::string_view text) {
  return has_line(text, "Memory map") ||
         any_line(text, " ** ", [](std::string_view) { return true; });
}

bool contains_number_after(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    const auto behind = text.substr(at + words.size());
    if (!behind.empty() && is_digit(behind.front())) {
      return true;
    }
  }
  return false;
}

// GC:
//   102912 total
//   1234 : 101678
bool has_machine_info(std::string_view text) {
  const auto is_total = [](std::string_view line) { return line.ends_with(" total"); };
  return any_line(text, "GC:", [](std::string_view line) { return line == "GC:"; }) &&
         any_line(text, "  ", [&](std::string_view line) { return is_total(line); });
}

bool is_heap_dump(std::string_view text) {
  return contains_number_after(text, "GC: total: ") ||
         text.find("GC memory layout; from") != std::string_view::npos ||
         has_machine_info(text);
}

bool is_first_part_of_gnu_ld(std::string_view text) {
  constexpr std::array<std::string_view, 8> kTitles = {
      "Archive member included",   "As-needed library included",
      "Discarded input sections",  "There are no discarded input sections",
      "Allocating common symbols", "Merging program properties",
      "Merging object attributes", "Memory Configuration",
  };
  return std::any_of(kTitles.begin(), kTitles.end(), [text](std::string_view title) {
    return any_line(text, title, [](std::string_view) { return true; });
  });
}

std::string_view refusal_of(Vendor vendor) {
  switch (vendor) {
    case Vendor::wasm_ld:
      return "wasm-ld map: only maps of gcc-style linkers (GNU ld, gold, LLD, mold) are "
             "read";
    case Vendor::microsoft:
      return "Microsoft-style .map (link.exe, lld-link or Borland). Only maps of "
             "gcc-style "
             "linkers (GNU ld, gold, LLD, mold) are read.";
    case Vendor::armlink:
      return "Arm armlink / Keil map: only maps of gcc-style linkers (GNU ld, gold, LLD, "
             "mold) are read";
    case Vendor::iar:
      return "IAR map: only maps of gcc-style linkers (GNU ld, gold, LLD, mold) are read";
    case Vendor::texas_instruments:
      return "Texas Instruments map: only maps of gcc-style linkers (GNU ld, gold, LLD, "
             "mold) are read";
    case Vendor::apple:
      return "Apple ld64 map: only maps of gcc-style linkers (GNU ld, gold, LLD, mold) "
             "are "
             "read";
    case Vendor::source_map:
      return "JavaScript source map, not a linker map: link with -Wl,-Map=FILE and give "
             "FILE";
    case Vendor::version_script:
      return "linker version script, not a map: link with -Wl,-Map=FILE and give FILE";
    case Vendor::symbol_list:
      return "nm listing, not a map: link with -Wl,-Map=FILE and give FILE";
    case Vendor::lld:
    case Vendor::old_lld:
    case Vendor::mold:
    case Vendor::none:
      break;
  }
  return {};
}

/// The kind of what is read; throws for what is not; empty where there is no mark.
std::optional<FileKind> kind_or_refusal(Vendor vendor, const std::string& path) {
  switch (vendor) {
    case Vendor::lld:
    case Vendor::old_lld:
      return FileKind::lld;
    case Vendor::mold:
      return FileKind::mold;
    case Vendor::none:
      return std::nullopt;
    default:
      refuse(path, refusal_of(vendor));
  }
}

std::string first_printable(std::string_view text) {
  constexpr std::size_t kShown = 60;
  std::string shown;
  for (const char c : text) {
    if (shown.size() == kShown) {
      break;
    }
    if (c >= ' ' && c <= '~') {
      shown += c;
    }
  }
  return shown;
}

}  // namespace

FileKind detect(std::string_view text, const std::string& path) {
  if (const auto refusal = refusal_by_first_bytes(text)) {
    refuse(path, *refusal);
  }
  text = without_byte_order_mark(text);
  if (const auto kind = kind_or_refusal(vendor_of(text), path)) {
    return *kind;
  }
  if (is_gnu_ld(text)) {
    return FileKind::gnu_ld;
  }
  if (is_gold(text)) {
    return FileKind::gold;
  }
  if (is_first_part_of_gnu_ld(text)) {
    refuse(path,
           "map of a link that failed before layout, or the first part of a map (no "
           "memory map in it): give the map of a link that went through");
  }
  if (is_heap_dump(text)) {
    return FileKind::heap_dump;
  }
  if (const auto kind = kind_or_refusal(vendor_behind_log(text), path)) {
    return *kind;
  }
  refuse(path, "not a linker map this tool knows; it begins: " + first_printable(text));
}

}  // namespace memstrata
