#include "parse/vendor_marks.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/fields.hpp"
#include "text/lines.hpp"

namespace memstrata {
namespace {

bool contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

bool is_hex(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) < 16; });
}

// "VMA LMA Size Align Out In Symbol", whatever the blanks between.
bool has_words(std::string_view line, std::string_view words) {
  Fields have{line};
  Fields want{words};
  while (true) {
    have.skip_blanks();
    want.skip_blanks();
    if (have.done() || want.done()) {
      return have.done() && want.done();
    }
    if (have.word() != want.word()) {
      return false;
    }
  }
}

Vendor table_header(std::string_view line) {
  if (has_words(line, "VMA LMA Size Align Out In Symbol")) {
    return Vendor::lld;
  }
  if (has_words(line, "Address Size Align Out In Symbol") ||
      has_words(line, "Address Size Align Out In File Symbol")) {
    return Vendor::old_lld;
  }
  if (has_words(line, "VMA Size Align Out In Symbol")) {
    return Vendor::mold;
  }
  return has_words(line, "Addr Off Size Out In Symbol") ? Vendor::wasm_ld : Vendor::none;
}

//  0001:00000000 00001234H .text                   CODE
//
// The only line that no language of the tools changes.
bool is_segment_row(std::string_view line) {
  Fields fields{line};
  const auto place = fields.word();
  fields.skip_blanks();
  const auto length = fields.word();
  fields.skip_blanks();
  const auto name = fields.word();
  fields.skip_blanks();
  return place.size() == 13 && place[4] == ':' && is_hex(place.substr(0, 4)) &&
         is_hex(place.substr(5)) && (length.size() == 9 || length.size() == 10) &&
         length.back() == 'H' && is_hex(length.substr(0, length.size() - 1)) &&
         !name.empty() && !fields.word().empty();
}

bool is_microsoft(std::string_view line) {
  constexpr std::string_view kTimestamp = "Timestamp is ";
  if (line.starts_with(kTimestamp)) {
    return is_hex(Fields{line.substr(kTimestamp.size())}.word());
  }
  return line.starts_with("Preferred load address is ") ||
         has_words(line, "Start Length Name Class") ||
         contains(line, "Publics by Value") || contains(line, "Publics by Name") ||
         is_segment_row(line);
}

bool is_armlink(std::string_view line) {
  return (line.starts_with("Component: ") && contains(line, "Tool: armlink")) ||
         line.starts_with("ARM Linker, ") ||
         line.starts_with("Memory Map of the image") ||
         line.starts_with("Load Region LR");
}

bool is_iar(std::string_view line) {
  return contains(line, "IAR ELF Linker V") || contains(line, "IAR Universal Linker") ||
         contains(line, "*** PLACEMENT SUMMARY");
}

bool is_texas_instruments(std::string_view line) {
  return contains(line, "Linker PC v") || contains(line, "Linker Unix v") ||
         line.starts_with(">> Linked ") || line.starts_with("SECTION ALLOCATION MAP") ||
         line.starts_with("MEMORY CONFIGURATION");
}

// A cheap look at the first letter keeps the tests off the lines of real maps.
bool may_be_marked(std::string_view line) {
  constexpr std::string_view kFirstLetters = "TPS0123456789CAMLI#*>";
  return kFirstLetters.find(line.front()) != std::string_view::npos ||
         contains(line, "Linker");
}

Vendor vendor_of_line(std::string_view line) {
  if (line.front() == 'V' || line.front() == 'A') {
    if (const auto vendor = table_header(line); vendor != Vendor::none) {
      return vendor;
    }
  }
  if (!may_be_marked(line)) {
    return Vendor::none;
  }
  if (is_microsoft(line)) {
    return Vendor::microsoft;
  }
  if (is_armlink(line)) {
    return Vendor::armlink;
  }
  if (is_iar(line)) {
    return Vendor::iar;
  }
  return is_texas_instruments(line) ? Vendor::texas_instruments : Vendor::none;
}

std::vector<std::string_view> first_lines(std::string_view text) {
  constexpr std::size_t kLooked = 400;
  std::vector<std::string_view> lines;
  lines.reserve(kLooked);
  for (Lines each{text}; lines.size() < kLooked && each.next();) {
    if (const auto line = trimmed(each.line()); !line.empty()) {
      lines.push_back(line);
    }
  }
  return lines;
}

bool is_apple(const std::vector<std::string_view>& lines) {
  const auto path = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
    return line.starts_with("# Path:");
  });
  return std::any_of(path, lines.end(), [](std::string_view line) {
    return line.starts_with("# Arch:") || line.starts_with("# Object files:");
  });
}

std::string_view head_of(std::string_view text) {
  constexpr std::size_t kHead = 4096;
  return text.substr(0, kHead);
}

bool is_source_map(std::string_view text) {
  const auto head = head_of(text);
  const auto first = head.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && head[first] == '{' &&
         (contains(head, "\"mappings\"") || contains(head, "\"version\""));
}

bool is_version_script(const std::vector<std::string_view>& lines) {
  bool opened = false;
  bool scoped = false;
  bool closed = false;
  for (const auto line : lines) {
    if (contains(line, "0x")) {
      return false;
    }
    opened = opened || contains(line, "{");
    scoped = scoped || contains(line, "global:") || contains(line, "local:");
    closed = closed || line.starts_with('}');
  }
  return opened && scoped && closed;
}

// `VERS_1.0 {`, `{`
bool opens_version_script(std::string_view line) {
  return line.ends_with('{') &&
         trimmed(line.substr(0, line.size() - 1)).find(' ') == std::string_view::npos;
}

// 08000000 T Reset_Handler
bool is_symbol_row(std::string_view line) {
  Fields fields{line};
  const auto address = fields.word();
  fields.skip_blanks();
  const auto kind = fields.word();
  fields.skip_blanks();
  const bool is_kind =
      kind.size() == 1 && (kind == "?" || kind == "-" || (kind[0] | 0x20) >= 'a');
  return address.size() >= 8 && address.size() <= 16 && is_hex(address) && is_kind &&
         !fields.done();
}

bool is_symbol_list(const std::vector<std::string_view>& lines) {
  const auto rows = std::count_if(lines.begin(), lines.end(), is_symbol_row);
  return !lines.empty() && static_cast<std::size_t>(rows) * 100 >= lines.size() * 95;
}

/// A line with which a format may begin that only several lines together tell.
bool may_begin_format(std::string_view line) {
  return line.starts_with("# Path:") || line.starts_with('{') ||
         opens_version_script(line) || is_symbol_row(line);
}

/// The format of `text`, which begins with such a line behind a log.
Vendor vendor_from(std::string_view line, std::string_view text) {
  constexpr std::size_t kFewestSymbols = 8;  // a log may have a line or two like them
  const auto lines = first_lines(text);
  if (line.starts_with('#')) {
    return is_apple(lines) ? Vendor::apple : Vendor::none;
  }
  if (is_source_map(text) && contains(head_of(text), "\"sources\"")) {
    return Vendor::source_map;
  }
  if (opens_version_script(line) && is_version_script(lines)) {
    return Vendor::version_script;
  }
  return lines.size() >= kFewestSymbols && is_symbol_list(lines) ? Vendor::symbol_list
                                                                 : Vendor::none;
}

}  // namespace

Vendor vendor_of(std::string_view text) {
  const auto lines = first_lines(text);
  auto vendor = Vendor::none;
  for (const auto line : lines) {
    vendor = std::min(vendor, vendor_of_line(line));
  }
  if (vendor < Vendor::apple) {
    return vendor;
  }
  if (is_apple(lines)) {
    return Vendor::apple;
  }
  if (is_source_map(text)) {
    return Vendor::source_map;
  }
  if (is_version_script(lines)) {
    return Vendor::version_script;
  }
  return is_symbol_list(lines) ? Vendor::symbol_list : Vendor::none;
}

Vendor vendor_behind_log(std::string_view text) {
  int tries = 100;  // each looks at many lines
  auto rest = text;
  for (Lines lines{text}; lines.next(); rest = lines.rest()) {
    const auto line = trimmed(lines.line());
    if (line.empty()) {
      continue;
    }
    if (const auto vendor = vendor_of_line(line); vendor != Vendor::none) {
      return vendor;
    }
    if (may_begin_format(line) && tries-- > 0) {
      if (const auto vendor = vendor_from(line, rest); vendor != Vendor::none) {
        return vendor;
      }
    }
  }
  return Vendor::none;
}

}  // namespace memstrata
