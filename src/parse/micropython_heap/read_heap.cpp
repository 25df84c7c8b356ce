#include "parse/micropython_heap/read_heap.hpp"

#include <algorithm>
#include <utility>

#include "model/error.hpp"
#include "parse/micropython_heap/dump_builder.hpp"
#include "parse/micropython_heap/header_lines.hpp"
#include "parse/micropython_heap/log_lines.hpp"
#include "parse/micropython_heap/table_row.hpp"
#include "text/fields.hpp"
#include "text/lines.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace micropython_heap {

namespace {

/// Goes through a log and puts each line into the dump it belongs to.
class LogReader {
 public:
  std::vector<HeapSnapshot> read(std::string_view text);

 private:
  /// What pyb.info() prints next; its lines mean nothing elsewhere.
  enum class Info : std::uint8_t { none, total, use, chains };

  void read_line(std::string_view line);
  bool read_row(std::string_view line);
  void read_piece(std::string_view piece);
  bool read_info(std::string_view line);
  bool read_info(std::string_view line, HeapHeader& header);

  void take(std::monostate /*nothing*/) {}
  void take(const MemLine& line);
  void take(const StackLine& line);
  void take(const TotalsLine& line);
  void take(const ChainsLine& line);
  void take(const LayoutLine& line);
  void take(const FreeRowsLine& line);
  void take(const MarkerLine& line);
  void take(EndMarkerLine /*line*/);
  void take(const TimeLine& line);
  void take(InfoTitleLine /*line*/) { info_ = Info::total; }

  DumpBuilder& begin_dump();
  void finish_dump();
  [[nodiscard]] AreaReader* area() { return dump_ ? dump_->area() : nullptr; }

  std::vector<HeapSnapshot> snapshots_;
  std::optional<DumpBuilder> dump_;
  HeapHeader before_dump_;  // mem: and stack: are printed above GC:
  std::string label_;       // of the marker we are behind
  std::optional<Time> time_;
  Info info_ = Info::none;
  std::uint32_t line_number_ = 0;
  TableRow row_;
  std::vector<GcRun> runs_;  // memory for every area in turn
};

std::vector<HeapSnapshot> LogReader::read(std::string_view text) {
  runs_.reserve(text.size());  // never grows; pages that are not used cost nothing
  for (Lines lines{text}; lines.next();) {
    line_number_ = lines.number();
    read_line(lines.line());
  }
  finish_dump();
  return std::move(snapshots_);
}

/// Nearly every line is a row, so rows are tried first.
void LogReader::read_line(std::string_view line) {
  if (read_row(line)) {
    return;
  }
  if (!has_control(line)) {
    read_piece(line);
    return;
  }
  const auto plain = without_colours(line);
  std::string_view rest = plain;
  while (!rest.empty()) {
    const auto length = std::min(rest.find('\r'), rest.size());
    const auto piece = trimmed(rest.substr(0, length));
    if (!read_row(piece)) {
      read_piece(piece);
    }
    rest.remove_prefix(std::min(length + 1, rest.size()));
  }
}

bool LogReader::read_row(std::string_view line) {
  if (area() == nullptr || !read_table_row(line, row_)) {
    return false;
  }
  area()->add_row(row_);
  return true;
}

void LogReader::read_piece(std::string_view piece) {
  if (info_ != Info::none && read_info(piece)) {
    return;
  }
  std::visit([this](const auto& line) { take(line); }, read_header_line(piece));
}

bool LogReader::read_info(std::string_view line) {
  if (info_ != Info::total) {
    return dump_ && read_info(line, dump_->snapshot().header);
  }
  const auto found = read_info_total(line);
  if (found) {
    begin_dump().snapshot().header.total = found->total;
    info_ = Info::use;
  }
  return found.has_value();
}

/// What follows the total, for the header of the dump that it began.
bool LogReader::read_info(std::string_view line, HeapHeader& header) {
  if (info_ == Info::use) {
    if (const auto found = read_info_use(line)) {
      header.used = found->used;
      header.free = found->free;
      info_ = Info::chains;
      return true;
    }
  } else if (const auto found = read_info_chains(line)) {
    header.one_blocks = found->one_blocks;
    header.two_blocks = found->two_blocks;
    header.max_block = found->max_block;
    info_ = Info::none;
    return true;
  }
  return false;
}

void LogReader::take(const MemLine& line) {
  before_dump_.mem_total = line.total;
  before_dump_.mem_current = line.current;
  before_dump_.mem_peak = line.peak;
}

void LogReader::take(const StackLine& line) {
  before_dump_.stack_used = line.used;
  before_dump_.stack_total = line.total;
}

void LogReader::take(const TotalsLine& line) {
  auto& dump = begin_dump();
  auto& header = dump.snapshot().header;
  header.total = line.total;
  header.used = line.used;
  header.free = line.free;
  header.max_new_split = line.max_new_split;
  if (!line.total || !line.used || !line.free) {
    dump.report_cut_totals(line_number_);
  }
}

void LogReader::take(const ChainsLine& line) {
  auto* const header = dump_ ? &dump_->snapshot().header : nullptr;
  if (header == nullptr || header->one_blocks) {
    return;
  }
  header->one_blocks = line.one_blocks;
  header->two_blocks = line.two_blocks;
  header->max_block = line.max_block;
  header->max_free = line.max_free;
}

void LogReader::take(const LayoutLine& line) {
  if (!line.has_table) {
    return;
  }
  if (dump_) {
    dump_->close_area();
  }
  auto& dump = dump_ && dump_->takes_area(line.address) ? *dump_ : begin_dump();
  dump.begin_area(line.address);
}

void LogReader::take(const FreeRowsLine& line) {
  if (area() != nullptr) {
    area()->add_free_rows(line.count);
  }
}

void LogReader::take(const MarkerLine& line) {
  finish_dump();
  label_ = escaped_name(line.name);
  time_.reset();
}

void LogReader::take(EndMarkerLine /*line*/) {
  finish_dump();
  label_.clear();
  time_.reset();
}

/// The time may stand above the dump or below it.
void LogReader::take(const TimeLine& line) {
  if (dump_) {
    if (!dump_->snapshot().time) {
      dump_->snapshot().time = line.time;
    }
  } else {
    time_ = line.time;
  }
}

DumpBuilder& LogReader::begin_dump() {
  finish_dump();
  HeapSnapshot snapshot;
  snapshot.label = label_;
  snapshot.sequence = static_cast<std::uint32_t>(snapshots_.size() + 1);
  snapshot.time = time_;
  snapshot.line = line_number_;
  snapshot.header = std::exchange(before_dump_, {});
  return dump_.emplace(std::move(snapshot), runs_);
}

void LogReader::finish_dump() {
  if (dump_) {
    snapshots_.push_back(dump_->finish());
    dump_.reset();
  }
  info_ = Info::none;
}

}  // namespace

}  // namespace micropython_heap

std::vector<HeapSnapshot> read_heap(std::string_view text, const std::string& path) {
  auto snapshots = micropython_heap::LogReader{}.read(text);
  if (snapshots.empty()) {
    throw Error{ErrorCode::bad_input, path + ": no MicroPython heap dump found"};
  }
  return snapshots;
}

}  // namespace memstrata
