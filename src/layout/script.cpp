#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "layout/codec.hpp"
#include "layout/envelope.hpp"
#include "layout/fields.hpp"
#include "layout/record_diff.hpp"
#include "layout/record_patch.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kMarkBytes = 4;  // of the checksum of what comes out
constexpr int kScriptLevel = 3;        // of zstd; scripts are short and many

/// A table while one script is applied to it: records of the old one are kept or
/// left out from the front, new ones are added between.
class AppliedRecords {
 public:
  explicit AppliedRecords(const Records& from) : from_(from) {}

  [[nodiscard]] std::size_t left() const { return from_.size() - at_; }
  void keep(std::size_t count) {
    to_.append(from_, at_, count);
    at_ += count;
  }
  void leave_out(std::size_t count) { at_ += count; }
  std::string_view take_old() { return from_[at_++]; }
  [[nodiscard]] std::string_view last_record() const {
    return to_.size() == 0 ? std::string_view() : to_[to_.size() - 1];
  }
  void add(std::string_view record) { to_.append(record); }
  Records table() { return std::move(to_); }

 private:
  const Records& from_;
  std::size_t at_ = 0;  // of from_: the first that is left
  Records to_;
};

/// The same for a whole row of scripts, in place: only positions are moved, every
/// record is written once, and the table is put together at the end.
class ReplayedRecords {
 public:
  explicit ReplayedRecords(Records keyframe) : pool_(std::move(keyframe)) {
    order_.resize(pool_.size());
    std::iota(order_.begin(), order_.end(), 0);
  }

  [[nodiscard]] std::size_t left() const {
    return (is_in_place_ ? order_ : tail_).size() - read_;
  }
  void keep(std::size_t count) {
    const auto size = static_cast<std::ptrdiff_t>(count);
    if (!is_in_place_) {
      const auto first = place(tail_, read_);
      order_.insert(order_.end(), first, first + size);
    } else if (read_ != written_) {
      const auto first = place(order_, read_);
      std::copy(first, first + size, place(order_, written_));
    }
    read_ += count;
    written_ += count;
  }
  void leave_out(std::size_t count) { read_ += count; }
  std::string_view take_old() { return pool_[(is_in_place_ ? order_ : tail_)[read_++]]; }
  [[nodiscard]] std::string_view last_record() const {
    return written_ == 0 ? std::string_view() : pool_[order_[written_ - 1]];
  }
  void add(std::string_view record) {
    if (is_in_place_ && read_ == written_) {
      move_tail_away();
    }
    const auto position = static_cast<std::uint32_t>(pool_.size());
    pool_.append(record);
    if (is_in_place_) {
      order_[written_] = position;
    } else {
      order_.push_back(position);
    }
    ++written_;
  }
  void finish_script() {
    order_.resize(written_);
    read_ = 0;
    written_ = 0;
    is_in_place_ = true;
  }
  [[nodiscard]] Records table() const {
    Records table;
    for (std::size_t first = 0; first < order_.size();) {
      std::size_t count = 1;
      while (first + count < order_.size() &&
             order_[first + count] == order_[first] + count) {
        ++count;
      }
      table.append(pool_, order_[first], count);
      first += count;
    }
    return table;
  }

 private:
  using Positions = std::vector<std::uint32_t>;

  static Positions::iterator place(Positions& positions, std::size_t i) {
    return positions.begin() + static_cast<std::ptrdiff_t>(i);
  }

  // More is added than was left out: there is no room any more.
  void move_tail_away() {
    tail_.assign(place(order_, read_), order_.end());
    order_.resize(written_);
    read_ = 0;
    is_in_place_ = false;
  }

  Records pool_;
  Positions order_;  // of the pool: the new table up to written_; in place, then the old
  Positions tail_;   // not in place: the old table from where there was no room
  std::size_t read_ = 0;  // of the old table
  std::size_t written_ = 0;
  bool is_in_place_ = true;
};

// Steps of: how many records to keep, to leave out, to add; then those added.
// What is not said at the end is kept.
template <typename Table>
void run_steps(FieldReader steps, Table& table) {
  std::string record;
  const auto checked_count = [&table](std::uint64_t count) {
    if (count > table.left()) {
      throw_damaged("a change reaches behind the end");
    }
    return static_cast<std::size_t>(count);
  };
  while (!steps.at_end()) {
    table.keep(checked_count(steps.next()));
    std::size_t removed = checked_count(steps.next());
    const std::uint64_t added = steps.next();
    for (std::uint64_t i = 0; i < added; ++i) {
      const bool replaces = removed > 0;
      removed -= replaces ? 1 : 0;
      read_patch(steps, replaces ? table.take_old() : table.last_record(), record);
      table.add(record);
    }
    table.leave_out(removed);
  }
  table.keep(table.left());
}

std::string steps_between(const Records& from, const Records& to) {
  std::string steps;
  std::size_t from_at = 0;
  std::size_t to_at = 0;
  std::size_t kept = 0;
  const auto replace_up_to = [&](std::size_t from_end, std::size_t to_end) {
    if (from_end == from_at && to_end == to_at) {
      return;
    }
    append_field(steps, kept);
    append_field(steps, from_end - from_at);
    append_field(steps, to_end - to_at);
    for (; to_at < to_end; ++to_at) {
      std::string_view reference;
      if (from_at < from_end) {
        reference = from[from_at++];
      } else if (to_at > 0) {
        reference = to[to_at - 1];
      }
      append_patch(steps, reference, to[to_at]);
    }
    from_at = from_end;
    kept = 0;
  };
  for (const CommonRun& run : common_runs(from, to)) {
    replace_up_to(run.from, run.to);
    kept += run.count;
    from_at += run.count;
    to_at += run.count;
  }
  replace_up_to(from.size(), to.size());
  return steps;
}

// Four bytes are enough beside those of the envelope.
std::string content_mark(const Records& records) {
  const std::uint64_t sum = records.content_checksum();
  std::string bytes;
  for (unsigned shift = 0; shift < 8 * kMarkBytes; shift += 8) {
    bytes.push_back(static_cast<char>(sum >> shift));
  }
  return bytes;
}

void check_content(const Records& records, std::string_view expected) {
  if (content_mark(records) != expected) {
    throw_damaged("a change does not belong to the build before it");
  }
}

Records replayed(Records start, std::span<const std::string_view> scripts) {
  if (scripts.empty()) {
    return start;
  }
  ReplayedRecords table(std::move(start));
  std::string expected;
  for (const std::string_view script : scripts) {
    const std::string payload = open_envelope(EnvelopeKind::script, script);
    FieldReader reader(payload);
    expected = reader.take(kMarkBytes);
    run_steps(reader, table);
    table.finish_script();
  }
  Records to = table.table();
  check_content(to, expected);
  return to;
}

}  // namespace

// a mark of the records that come out, then the steps
std::string encode_script(const Records& from, const Records& to) {
  std::string payload = content_mark(to);
  payload.append(steps_between(from, to));
  return seal(EnvelopeKind::script, payload, kScriptLevel);
}

Records apply_script(const Records& from, std::string_view script) {
  const std::string payload = open_envelope(EnvelopeKind::script, script);
  FieldReader reader(payload);
  const std::string_view expected = reader.take(kMarkBytes);
  AppliedRecords table(from);
  run_steps(reader, table);
  Records to = table.table();
  check_content(to, expected);
  return to;
}

Records replay(std::string_view keyframe, std::span<const std::string_view> scripts) {
  return replayed(decode_keyframe(keyframe), scripts);
}

Records replay(const Records& from, std::span<const std::string_view> scripts) {
  if (scripts.size() == 1) {
    return apply_script(from, scripts.front());
  }
  return replayed(from, scripts);
}

}  // namespace memstrata
