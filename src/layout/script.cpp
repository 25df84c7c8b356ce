#include <utility>

#include "layout/codec.hpp"
#include "layout/envelope.hpp"
#include "layout/fields.hpp"
#include "layout/record_diff.hpp"
#include "layout/record_patch.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kMarkBytes = 4;  // of the checksum of what comes out
constexpr int kScriptLevel = 3;        // of zstd; scripts are short and many

/// A table while one script is applied to it: rows of the old one are kept or
/// left out from the front, new ones are added between.
class AppliedRecords {
 public:
  explicit AppliedRecords(const Records& from) : from_(from) {}

  [[nodiscard]] std::size_t old_size() const { return from_.size(); }
  [[nodiscard]] std::string_view old_record(std::size_t i) const { return from_[i]; }
  [[nodiscard]] std::string_view last_record() const {
    return to_.size() == 0 ? std::string_view() : to_[to_.size() - 1];
  }
  void keep(std::size_t first, std::size_t count) { to_.append(from_, first, count); }
  void add(std::string_view record) { to_.append(record); }
  Records take() { return std::move(to_); }

 private:
  const Records& from_;
  Records to_;
};

/// The same for a whole row of scripts: only positions are moved, every record
/// is written once, and the table is put together at the end.
class ReplayedRecords {
 public:
  explicit ReplayedRecords(Records keyframe) : pool_(std::move(keyframe)) {
    order_.resize(pool_.size());
    for (std::size_t i = 0; i < order_.size(); ++i) {
      order_[i] = static_cast<std::uint32_t>(i);
    }
  }

  [[nodiscard]] std::size_t old_size() const { return order_.size(); }
  [[nodiscard]] std::string_view old_record(std::size_t i) const {
    return pool_[order_[i]];
  }
  [[nodiscard]] std::string_view last_record() const {
    return next_.empty() ? std::string_view() : pool_[next_.back()];
  }
  void keep(std::size_t first, std::size_t count) {
    const auto begin = order_.begin() + static_cast<std::ptrdiff_t>(first);
    next_.insert(next_.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
  }
  void add(std::string_view record) {
    next_.push_back(static_cast<std::uint32_t>(pool_.size()));
    pool_.append(record);
  }
  void finish_script() {
    order_.swap(next_);
    next_.clear();
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
  Records pool_;
  std::vector<std::uint32_t> order_;  // of the pool: the table as it is
  std::vector<std::uint32_t> next_;   // as it will be behind the script
};

// Steps of: how many records to keep, to leave out, to add; then those added.
// What is not said at the end is kept.
template <typename Table>
void run_steps(FieldReader steps, Table& table) {
  std::size_t at = 0;
  std::string record;
  const auto checked_count = [&](std::uint64_t count) {
    if (count > table.old_size() - at) {
      throw_damaged("a change reaches behind the end");
    }
    return static_cast<std::size_t>(count);
  };
  while (!steps.at_end()) {
    const std::size_t kept = checked_count(steps.next());
    table.keep(at, kept);
    at += kept;
    const std::size_t removed = checked_count(steps.next());
    const std::uint64_t added = steps.next();
    for (std::uint64_t i = 0; i < added; ++i) {
      read_patch(steps, i < removed ? table.old_record(at + i) : table.last_record(),
                 record);
      table.add(record);
    }
    at += removed;
  }
  table.keep(at, table.old_size() - at);
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
  Records to = table.take();
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
