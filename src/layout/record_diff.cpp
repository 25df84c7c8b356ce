#include "layout/record_diff.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>

#include "layout/checksum.hpp"

namespace memstrata {
namespace {

constexpr std::uint32_t kNowhere = 0xffffffff;
constexpr std::size_t kStride = 64;  // records that are compared at once
constexpr std::size_t kReach = 6;    // records inserted or replaced that need no index

struct Pair {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
};

class RecordDiff {
 public:
  RecordDiff(const Records& from, const Records& to) : from_(from), to_(to) {}

  std::vector<CommonRun> run() {
    from_end_ = from_.size();
    to_end_ = to_.size();
    const std::size_t tail = equal_tail();
    from_end_ -= tail;
    to_end_ -= tail;
    keep_equal();
    while (from_at_ < from_end_ && to_at_ < to_end_ && resync_nearby()) {
      keep_equal();
    }
    if (from_at_ < from_end_ && to_at_ < to_end_) {
      keep_anchored();
    }
    keep(from_end_, to_end_, tail);
    return std::move(runs_);
  }

 private:
  [[nodiscard]] bool equal(std::size_t from, std::size_t to) const {
    return from_[from] == to_[to];
  }
  void keep(std::size_t from, std::size_t to, std::size_t count) {
    if (count == 0) {
      return;
    }
    if (!runs_.empty() && runs_.back().from + runs_.back().count == from &&
        runs_.back().to + runs_.back().count == to) {
      runs_.back().count += count;
    } else {
      runs_.push_back({from, to, count});
    }
  }
  [[nodiscard]] std::size_t equal_tail() const;
  void keep_equal();
  bool resync_nearby();
  void keep_anchored();
  [[nodiscard]] std::vector<Pair> unique_pairs() const;

  const Records& from_;
  const Records& to_;
  std::size_t from_at_ = 0;
  std::size_t to_at_ = 0;
  std::size_t from_end_ = 0;
  std::size_t to_end_ = 0;
  std::vector<CommonRun> runs_;
};

// How many records are equal, up to `limit`: by strides, then one by one.
// `equal(count, more)`: whether `more` are, behind `count` that are.
template <typename Equal>
std::size_t equal_count(std::size_t limit, Equal equal) {
  std::size_t count = 0;
  for (const std::size_t step : {kStride, std::size_t{1}}) {
    while (count + step <= limit && equal(count, step)) {
      count += step;
    }
  }
  return count;
}

std::size_t RecordDiff::equal_tail() const {
  return equal_count(std::min(from_end_, to_end_), [this](std::size_t count,
                                                          std::size_t more) {
    return from_.equal_run(from_end_ - count - more, to_, to_end_ - count - more, more);
  });
}

void RecordDiff::keep_equal() {
  const std::size_t count =
      equal_count(std::min(from_end_ - from_at_, to_end_ - to_at_),
                  [this](std::size_t before, std::size_t more) {
                    return from_.equal_run(from_at_ + before, to_, to_at_ + before, more);
                  });
  keep(from_at_, to_at_, count);
  from_at_ += count;
  to_at_ += count;
}

// A few records replaced, inserted or removed: two equal ones in a row (or the
// end) say where both tables meet again.
bool RecordDiff::resync_nearby() {
  const auto meets = [this](std::size_t from, std::size_t to) {
    if (from >= from_end_ || to >= to_end_) {
      return from == from_end_ && to == to_end_;
    }
    return equal(from, to) &&
           (from + 1 >= from_end_ || to + 1 >= to_end_ || equal(from + 1, to + 1));
  };
  for (std::size_t steps = 1; steps <= 2 * kReach; ++steps) {
    for (std::size_t removed = steps > kReach ? steps - kReach : 0;
         removed <= std::min(steps, kReach); ++removed) {
      if (meets(from_at_ + removed, to_at_ + steps - removed)) {
        from_at_ += removed;
        to_at_ += steps - removed;
        return true;
      }
    }
  }
  return false;
}

/// Open addressing by content: where a record is, or that it is there twice.
class UniqueRecords {
 public:
  UniqueRecords(const Records& records, std::size_t begin, std::size_t end)
      : records_(records), slots_(std::bit_ceil(2 * (end - begin) + 2)) {
    for (std::size_t i = begin; i < end; ++i) {
      Slot& slot = slot_of(records[i]);
      if (slot.position == kNowhere) {
        slot.position = static_cast<std::uint32_t>(i);
      } else {
        slot.repeated = true;
      }
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view record) {
    const Slot& slot = slot_of(record);
    if (slot.position == kNowhere || slot.repeated) {
      return std::nullopt;
    }
    return slot.position;
  }

 private:
  struct Slot {
    std::uint32_t position = kNowhere;
    bool repeated = false;
  };

  Slot& slot_of(std::string_view record) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = checksum(record) & mask;
    while (slots_[at].position != kNowhere && records_[slots_[at].position] != record) {
      at = (at + 1) & mask;
    }
    return slots_[at];
  }

  const Records& records_;
  std::vector<Slot> slots_;
};

// In order of `to`.
std::vector<Pair> RecordDiff::unique_pairs() const {
  UniqueRecords in_from(from_, from_at_, from_end_);
  UniqueRecords in_to(to_, to_at_, to_end_);
  std::vector<Pair> pairs;
  for (std::size_t i = to_at_; i < to_end_; ++i) {
    if (const auto position = in_from.find(to_[i]); position && in_to.find(to_[i])) {
      pairs.push_back({*position, static_cast<std::uint32_t>(i)});
    }
  }
  return pairs;
}

// The longest subsequence that rises in `from` as well (patience sorting).
std::vector<Pair> longest_rising(const std::vector<Pair>& pairs) {
  std::vector<std::uint32_t> ends;  // pair that ends the best subsequence of each length
  std::vector<std::uint32_t> before(pairs.size(), kNowhere);
  for (std::uint32_t i = 0; i < pairs.size(); ++i) {
    const auto place = std::ranges::lower_bound(
        ends, pairs[i].from, {}, [&](std::uint32_t end) { return pairs[end].from; });
    if (place != ends.begin()) {
      before[i] = *(place - 1);
    }
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<Pair> rising(ends.size());
  std::uint32_t at = ends.empty() ? kNowhere : ends.back();
  for (auto slot = rising.rbegin(); slot != rising.rend(); ++slot, at = before[at]) {
    *slot = pairs[at];
  }
  return rising;
}

void RecordDiff::keep_anchored() {
  for (const Pair anchor : longest_rising(unique_pairs())) {
    if (anchor.to < to_at_ || anchor.from < from_at_) {
      continue;  // already kept behind the anchor before
    }
    std::size_t backward = 0;  // records that are not unique, in front of the anchor
    while (anchor.from - backward > from_at_ && anchor.to - backward > to_at_ &&
           equal(anchor.from - backward - 1, anchor.to - backward - 1)) {
      ++backward;
    }
    from_at_ = anchor.from - backward;
    to_at_ = anchor.to - backward;
    keep_equal();
  }
}

}  // namespace

std::vector<CommonRun> common_runs(const Records& from, const Records& to) {
  return RecordDiff(from, to).run();
}

}  // namespace memstrata
