#include "vtab/spending.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "model/map_words.hpp"
#include "vtab/wrapping.hpp"

namespace memstrata {
namespace {

/// What an object changed by in a build: one row of object_change, or a half of a move.
struct Posting {
  std::int64_t place = 0;
  ContributionKind kind = ContributionKind::object;
  std::int64_t object_id = 0;
  std::int64_t delta = 0;
  std::int64_t moved = 0;

  [[nodiscard]] auto key() const { return std::tuple(place, object_id, kind); }
};

// Strings that were merged are an object's as well.
ContributionKind posted_kind(std::string_view word) {
  for (const ContributionKind kind : {ContributionKind::fill, ContributionKind::data,
                                      ContributionKind::stub, ContributionKind::gap}) {
    if (to_string(kind) == word) {
      return kind;
    }
  }
  return ContributionKind::object;
}

void post_steps(ModuleStatements& statements, std::int64_t target_id,
                const LineStretch& stretch, const RegionTurns& turns,
                std::vector<Posting>& postings) {
  const auto& ords = stretch.ords;
  ModuleQuery rows(statements, "read/object_steps.sql",
                   {target_id, stretch.branch_id, ords.front(), ords.back()});
  while (rows.next()) {
    const auto place = stretch.place_of(rows.integer(3));
    if (!place) {
      continue;  // of no build
    }
    const std::int64_t weight = turns.weight_at(rows.integer(1), *place);
    if (weight > 0) {
      postings.push_back({.place = *place,
                          .kind = posted_kind(rows.bytes(2)),
                          .object_id = rows.integer(0),
                          .delta = wrapping_product(rows.integer(4), weight)});
    }
  }
}

void post_moves(const BranchLine& line, const SpendingFilter& filter,
                std::vector<Posting>& postings) {
  for (const MovedBytes& move : filter.moves) {
    if (move.place <= filter.since || move.place >= std::ssize(line.builds())) {
      continue;
    }
    postings.push_back({.place = move.place,
                        .object_id = move.from_object_id,
                        .moved = wrapping_difference(0, move.bytes)});
    postings.push_back(
        {.place = move.place, .object_id = move.to_object_id, .moved = move.bytes});
  }
}

/// In order of their keys.  Places are dense and have few postings each: counting them
/// out beats comparing.
std::vector<Posting> sorted(const std::vector<Posting>& postings, std::size_t places) {
  std::vector<std::size_t> ends(places + 1, 0);
  for (const Posting& posting : postings) {
    ++ends[static_cast<std::size_t>(posting.place) + 1];
  }
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  std::vector<Posting> sorted(postings.size());
  for (const Posting& posting : postings) {
    sorted[ends[static_cast<std::size_t>(posting.place)]++] = posting;
  }
  auto first = sorted.begin();
  for (const std::size_t end : std::span(ends).first(places)) {
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(end);
    std::ranges::sort(first, last, {}, &Posting::key);
    first = last;
  }
  return sorted;
}

/// Spends what is above 0, gives back what is below.
void book(Spending& sum, std::int64_t bytes) {
  std::int64_t& side = bytes > 0 ? sum.spent : sum.given_back;
  side = wrapping_sum(side, bytes > 0 ? bytes : wrapping_difference(0, bytes));
}

/// Sums of what comes in order of place.
class SpendingSums {
 public:
  explicit SpendingSums(const SpendingFilter& filter) : filter_(filter) {}

  /// All that one object and kind changed by in one build.
  void add(const Posting& entry) {
    std::int64_t owner = entry.object_id;
    if (filter_.owners) {
      const auto found = filter_.owners->find(entry.object_id);
      if (found == filter_.owners->end()) {
        return;
      }
      owner = found->second;
    }
    Spending& sum = sum_at(entry.place, entry.kind, owner);
    book(sum, wrapping_difference(entry.delta, entry.moved));
    sum.moved = wrapping_sum(sum.moved, entry.moved);
    sum.delta = wrapping_sum(sum.delta, entry.delta);
  }

  void add_rest(std::int64_t place, std::int64_t delta) {
    Spending& sum = sum_at(place, std::nullopt, 0);
    book(sum, delta);
    sum.delta = wrapping_sum(sum.delta, delta);
  }

  [[nodiscard]] std::vector<Spending> all() && {
    for (auto& [key, sum] : owners_) {
      std::tie(sum.kind, sum.owner) = key;
      sums_.push_back(sum);
    }
    return std::move(sums_);
  }

 private:
  Spending& sum_at(std::int64_t place, std::optional<ContributionKind> kind,
                   std::int64_t owner) {
    if (filter_.by_build && (sums_.empty() || sums_.back().place != place)) {
      sums_.push_back({.place = place, .builds = 1});
    }
    if (filter_.by_build) {
      return sums_.back();
    }
    // Until it is put out, its place is the last build that it is summed of.
    Spending& sum =
        owners_.try_emplace({kind, owner}, Spending{.place = -1}).first->second;
    sum.builds += sum.place == place ? 0 : 1;
    sum.place = place;
    return sum;
  }

  const SpendingFilter& filter_;
  std::vector<Spending> sums_;
  std::map<std::pair<std::optional<ContributionKind>, std::int64_t>, Spending> owners_;
};

/// The postings of one build, summed by object and kind.  Returns their sum.
std::int64_t add_build(std::span<const Posting> postings, SpendingSums& sums) {
  std::int64_t delta = 0;
  while (!postings.empty()) {
    Posting entry = postings.front();
    postings = postings.subspan(1);
    for (; !postings.empty() && postings.front().key() == entry.key();
         postings = postings.subspan(1)) {
      entry.delta = wrapping_sum(entry.delta, postings.front().delta);
      entry.moved = wrapping_sum(entry.moved, postings.front().moved);
    }
    if (entry.delta != 0 || entry.moved != 0) {
      sums.add(entry);
    }
    delta = wrapping_sum(delta, entry.delta);
  }
  return delta;
}

}  // namespace

std::vector<Spending> spending_of(ModuleStatements& statements, std::int64_t target_id,
                                  const BranchLine& line,
                                  std::span<const BlockStep> course,
                                  const SpendingFilter& filter) {
  std::vector<Posting> postings;
  const RegionTurns turns(statements, target_id, line, filter.memory);
  for (const LineStretch& stretch : line.stretches_from(filter.since + 1)) {
    post_steps(statements, target_id, stretch, turns, postings);
  }
  post_moves(line, filter, postings);
  postings = sorted(postings, line.builds().size());
  SpendingSums sums(filter);
  std::span<const Posting> left = postings;
  for (auto place = filter.since + 1; place < std::ssize(line.builds()); ++place) {
    const auto behind = std::ranges::find_if(
        left, [place](const Posting& posting) { return posting.place != place; });
    const auto count = static_cast<std::size_t>(behind - left.begin());
    const std::int64_t delta = add_build(left.first(count), sums);
    left = left.subspan(count);
    const std::int64_t rest =
        filter.with_rest
            ? wrapping_difference(course[static_cast<std::size_t>(place)].delta, delta)
            : 0;
    if (rest != 0) {
      sums.add_rest(place, rest);
    }
  }
  return std::move(sums).all();
}

}  // namespace memstrata
