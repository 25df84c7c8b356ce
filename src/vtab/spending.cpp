#include "vtab/spending.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
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

/// Builds of one branch that stand one behind the other in a line.
struct Stretch {
  std::int64_t branch_id = 0;
  std::int64_t first_place = 0;
  std::vector<std::int64_t> ords;
};

std::vector<Stretch> stretches_behind(const BranchLine& line, std::int64_t since) {
  std::vector<Stretch> stretches;
  const auto builds = line.builds();
  for (auto place = since + 1; place < std::ssize(builds); ++place) {
    const LineBuild& build = builds[static_cast<std::size_t>(place)];
    if (stretches.empty() || stretches.back().branch_id != build.branch_id) {
      stretches.push_back({.branch_id = build.branch_id, .first_place = place});
    }
    stretches.back().ords.push_back(build.ord);
  }
  return stretches;
}

std::int64_t weight_at(const SpendingFilter& filter, std::int64_t region_id,
                       std::int64_t place) {
  const auto turns = filter.turns.find(region_id);
  if (turns == filter.turns.end()) {
    return 0;
  }
  for (const RegionTurn& turn : turns->second) {
    if (place >= turn.first_place && place < turn.end_place) {
      return turn.weight;
    }
  }
  return 0;
}

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
                const Stretch& stretch, const SpendingFilter& filter,
                std::vector<Posting>& postings) {
  const auto& ords = stretch.ords;
  ModuleQuery rows(statements, "read/object_steps.sql",
                   {target_id, stretch.branch_id, ords.front(), ords.back()});
  while (rows.next()) {
    const std::int64_t ord = rows.integer(3);
    const auto build = std::ranges::lower_bound(ords, ord);
    if (*build != ord) {
      continue;  // of no build
    }
    const std::int64_t place = stretch.first_place + (build - ords.begin());
    const std::int64_t weight = weight_at(filter, rows.integer(1), place);
    if (weight > 0) {
      postings.push_back({.place = place,
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
std::vector<Posting> sorted(const std::vector<Posting>& postings) {
  std::size_t places = 0;
  for (const Posting& posting : postings) {
    places = std::max(places, static_cast<std::size_t>(posting.place) + 1);
  }
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
    Counted& counted = sums_[key_of(entry, owner)];
    Spending& sum = counted.sum;
    const std::int64_t own = wrapping_difference(entry.delta, entry.moved);
    std::int64_t& side = own > 0 ? sum.spent : sum.given_back;
    side = wrapping_sum(side, own > 0 ? own : wrapping_difference(0, own));
    sum.moved = wrapping_sum(sum.moved, entry.moved);
    sum.delta = wrapping_sum(sum.delta, entry.delta);
    sum.builds += counted.last_place == entry.place ? 0 : 1;
    counted.last_place = entry.place;
  }

  [[nodiscard]] std::vector<Spending> all() const {
    std::vector<Spending> all;
    for (const auto& [key, counted] : sums_) {
      all.push_back(counted.sum);
      std::tie(all.back().place, all.back().kind, all.back().owner) = key;
    }
    return all;
  }

 private:
  using Key = std::tuple<std::int64_t, ContributionKind, std::int64_t>;

  struct Counted {
    Spending sum;
    std::int64_t last_place = -1;
  };

  [[nodiscard]] Key key_of(const Posting& entry, std::int64_t owner) const {
    if (filter_.by_build) {
      return {entry.place, ContributionKind::object, 0};
    }
    return {0, entry.kind, owner};
  }

  const SpendingFilter& filter_;
  std::map<Key, Counted> sums_;
};

}  // namespace

std::vector<Spending> spending_of(ModuleStatements& statements, std::int64_t target_id,
                                  const BranchLine& line, const SpendingFilter& filter) {
  std::vector<Posting> postings;
  for (const Stretch& stretch : stretches_behind(line, filter.since)) {
    post_steps(statements, target_id, stretch, filter, postings);
  }
  post_moves(line, filter, postings);
  postings = sorted(postings);
  SpendingSums sums(filter);
  for (auto first = postings.begin(); first != postings.end();) {
    Posting entry = *first;
    for (++first; first != postings.end() && first->key() == entry.key(); ++first) {
      entry.delta = wrapping_sum(entry.delta, first->delta);
      entry.moved = wrapping_sum(entry.moved, first->moved);
    }
    if (entry.delta != 0 || entry.moved != 0) {
      sums.add(entry);
    }
  }
  return sums.all();
}

}  // namespace memstrata
