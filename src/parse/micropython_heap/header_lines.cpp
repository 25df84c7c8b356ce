#include "parse/micropython_heap/header_lines.hpp"

#include <algorithm>
#include <array>
#include <chrono>

#include "parse/micropython_heap/line_cursor.hpp"

namespace memstrata::micropython_heap {

namespace {

constexpr std::size_t kEndMarkerStars = 21;

/// A size that went below zero wraps at 32 or 64 bits: `stack: 4294906436`.
std::optional<Bytes> unless_wrapped(std::optional<Bytes> value) {
  constexpr Bytes kFirstWrapped = Bytes{1} << 31U;
  return value && *value < kFirstWrapped ? value : std::nullopt;
}

HeaderLine read_mem(LineCursor cursor) {
  MemLine line;
  line.total = cursor.number();
  line.current = unless_wrapped(cursor.number_after(", current="));
  line.peak = unless_wrapped(cursor.number_after(", peak="));
  return line.total ? HeaderLine{line} : HeaderLine{};
}

HeaderLine read_stack(LineCursor cursor) {
  const auto used = cursor.number();
  if (!used) {
    return {};
  }
  const auto total = cursor.number_after(" out of ");
  return cursor.rest().empty()
             ? HeaderLine{StackLine{unless_wrapped(used), unless_wrapped(total)}}
             : HeaderLine{};
}

HeaderLine read_totals(LineCursor cursor) {
  TotalsLine line;
  line.total = cursor.number();
  line.used = cursor.number_after(", used: ");
  line.free = cursor.number_after(", free: ");
  line.max_new_split = cursor.number_after(", max new split: ");
  return line;
}

HeaderLine read_chains(LineCursor cursor) {
  ChainsLine line;
  line.one_blocks = cursor.number();
  line.two_blocks = cursor.number_after(", 2-blocks: ");
  line.max_block = cursor.number_after(", max blk sz: ");
  line.max_free = cursor.number_after(", max free sz: ");
  return line;
}

/// The address is bare hex, or `0x...` up to v1.4.1.
HeaderLine read_layout(LineCursor cursor) {
  cursor.skip("0x");
  LayoutLine line;
  line.address = cursor.number(16).value_or(0);
  line.has_table = cursor.rest().find("no information") == std::string_view::npos;
  return line;
}

/// `       (20 lines all free)`
HeaderLine read_free_rows(std::string_view line) {
  const auto open = line.rfind('(');
  if (open == std::string_view::npos) {
    return {};
  }
  LineCursor cursor{line.substr(open + 1)};
  const auto count = cursor.number();
  return count && cursor.rest() == " lines all free)" ? HeaderLine{FreeRowsLine{*count}}
                                                      : HeaderLine{};
}

/// `*** Memory info NAME ***` and `Memory info: NAME`; the name may be empty.
/// Prose that mentions memory info has neither the stars nor the colon.
HeaderLine read_marker(std::string_view line, LineCursor cursor) {
  cursor.skip_blanks();
  const bool has_colon = cursor.skip(":");
  cursor.skip_blanks();
  if (!has_colon && line.find("***") == std::string_view::npos) {
    return {};
  }
  const auto last = cursor.rest().find_last_not_of("* ");
  return MarkerLine{last == std::string_view::npos ? std::string_view{}
                                                   : cursor.rest().substr(0, last + 1)};
}

HeaderLine read_time(LineCursor cursor) {
  std::array<std::uint64_t, 7> fields{};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto value = i == 0 ? cursor.number() : cursor.number_after(", ");
    if (!value || *value > 9999) {
      return {};
    }
    fields[i] = *value;
  }
  const auto [year, month, day, weekday, hour, minute, second] = fields;
  const std::chrono::year_month_day date{std::chrono::year{static_cast<int>(year)},
                                         std::chrono::month{static_cast<unsigned>(month)},
                                         std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok() || hour > 23 || minute > 59 || second > 60) {
    return {};
  }
  const auto midnight = std::chrono::sys_seconds{std::chrono::sys_days{date}};
  return TimeLine{midnight.time_since_epoch().count() +
                  static_cast<Time>(hour * 3600 + minute * 60 + second)};
}

bool is_end_marker(std::string_view line) {
  return line.size() >= kEndMarkerStars &&
         line.find_first_not_of('*') == std::string_view::npos;
}

/// The number that ends where `line` ends; timestamps may stand in front.
std::optional<std::uint64_t> number_at_end(std::string_view line) {
  const auto before = line.find_last_not_of("0123456789");
  const auto start = before == std::string_view::npos ? 0 : before + 1;
  return LineCursor{line.substr(start)}.number();
}

/// The lines that begin with a word and a colon; `colon` is where it stands.  The
/// letter in front of it tells which one it can be: most lines of a log are none.
HeaderLine read_labelled(std::string_view line, std::size_t colon) {
  const auto behind = [&](std::string_view words) -> std::optional<LineCursor> {
    const auto label = words.find(':');
    if (colon < label || !line.substr(colon - label).starts_with(words)) {
      return std::nullopt;
    }
    return LineCursor{line.substr(colon - label + words.size())};
  };
  const auto read = [](const std::optional<LineCursor>& cursor,
                       HeaderLine (*of)(LineCursor)) {
    return cursor ? of(*cursor) : HeaderLine{};
  };
  switch (colon > 0 ? line[colon - 1] : '\0') {
    case 'C':
      return read(behind("GC: total: "), read_totals);
    case 's':
      return read(behind("No. of 1-blocks: "), read_chains);
    case 'k':
      return read(behind("stack: "), read_stack);
    case 'm':
      return read(behind("mem: total="), read_mem);
    case 'e':
      return read(behind("time: ("), read_time);
    default:
      return {};
  }
}

bool is_nothing(const HeaderLine& line) {
  return std::holds_alternative<std::monostate>(line);
}

}  // namespace

HeaderLine read_header_line(std::string_view line) {
  if (line.ends_with(" lines all free)")) {
    return read_free_rows(line);
  }
  if (const auto cursor = cursor_behind(line, "Memory info")) {
    return read_marker(line, *cursor);
  }
  if (const auto cursor = cursor_behind(line, "GC memory layout; from ")) {
    return read_layout(*cursor);
  }
  for (auto colon = line.find(':'); colon != std::string_view::npos;
       colon = line.find(':', colon + 1)) {
    if (auto labelled = read_labelled(line, colon); !is_nothing(labelled)) {
      return labelled;
    }
  }
  if (is_end_marker(line)) {
    return EndMarkerLine{};
  }
  return line.ends_with("GC:") ? HeaderLine{InfoTitleLine{}} : HeaderLine{};
}

std::optional<InfoTotalLine> read_info_total(std::string_view line) {
  constexpr std::string_view kSuffix = " total";
  if (!line.ends_with(kSuffix)) {
    return std::nullopt;
  }
  const auto total = number_at_end(line.substr(0, line.size() - kSuffix.size()));
  return total ? std::optional{InfoTotalLine{*total}} : std::nullopt;
}

std::optional<InfoUseLine> read_info_use(std::string_view line) {
  constexpr std::string_view kSeparator = " : ";
  const auto separator = line.rfind(kSeparator);
  if (separator == std::string_view::npos) {
    return std::nullopt;
  }
  LineCursor behind{line.substr(separator + kSeparator.size())};
  const auto used = number_at_end(line.substr(0, separator));
  const auto free = behind.number();
  if (!used || !free || !behind.rest().empty()) {
    return std::nullopt;
  }
  return InfoUseLine{*used, *free};
}

std::optional<InfoChainsLine> read_info_chains(std::string_view line) {
  auto cursor = cursor_behind(line, "1=");
  if (!cursor) {
    return std::nullopt;
  }
  const auto one_blocks = cursor->number();
  const auto two_blocks = cursor->number_after(" 2=");
  const auto max_block = cursor->number_after(" m=");
  if (!one_blocks || !two_blocks || !max_block) {
    return std::nullopt;
  }
  return InfoChainsLine{*one_blocks, *two_blocks, *max_block};
}

}  // namespace memstrata::micropython_heap
