#include "query/continued_series.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "query/guess_book.hpp"
#include "query/lives.hpp"
#include "query/renames.hpp"

namespace memstrata {
namespace {

class Continuation {
 public:
  Continuation(std::vector<FoundSeries> found, const Database& database,
               const TrendRequest& request, const std::string& branch, const Line& line)
      : found_(std::move(found)),
        asked_(found_.size()),
        database_(database),
        request_(request),
        branch_(branch),
        line_(line),
        names_(database, request.target),
        book_(database, line) {}

  std::vector<FoundSeries> result() {
    do {
      lives_ = lives_of(found_, line_, names_);
      book_.look_up(unexplained_places());
      join_guesses();
    } while (borrow());
    join_gaps();
    return chained();
  }

 private:
  [[nodiscard]] bool has_name(const Life& life) const {
    return !found_[life.owner].series.name.empty();
  }

  /// Lives that another continues.
  [[nodiscard]] std::set<std::size_t> formers() const {
    std::set<std::size_t> all;
    for (const Life& life : lives_) {
      if (life.former) {
        all.insert(*life.former);
      }
    }
    return all;
  }

  /// Where something comes from nowhere, or goes there.
  [[nodiscard]] GuessBook::Places unexplained_places() const {
    const auto continued = formers();
    GuessBook::Places places;
    for (std::size_t i = 0; i < lives_.size(); ++i) {
      const Life& life = lives_[i];
      if (has_name(life) && !life.former) {
        places.insert(life.begin);
      }
      if (has_name(life) && life.end && !continued.contains(i)) {
        places.insert(*life.end);
      }
    }
    return places;
  }

  void join_guesses() {
    std::map<std::pair<std::size_t, std::int64_t>, std::size_t> gone;
    const auto continued = formers();
    for (std::size_t i = 0; i < lives_.size(); ++i) {
      const auto end = lives_[i].end;
      if (end && !continued.contains(i)) {
        gone.emplace(std::pair(*end, found_[lives_[i].owner].id), i);
      }
    }
    for (Life& life : lives_) {
      const auto* guess =
          life.former ? nullptr : book_.what_became(life.begin, found_[life.owner].id);
      const auto former =
          guess == nullptr ? gone.end() : gone.find({life.begin, guess->old_id});
      if (former != gone.end()) {
        life.former = former->second;
        life.is_guess = true;
      }
    }
  }

  /// Fetches the histories of former and later names that were not asked for; whether
  /// there was any.
  bool borrow() {
    std::set<std::int64_t> wanted;
    const auto want = [&](std::int64_t id) {
      if (borrowed_.insert(id).second) {
        wanted.insert(id);
      }
    };
    const auto continued = formers();
    for (std::size_t i = 0; i < lives_.size(); ++i) {
      const Life& life = lives_[i];
      const auto id = found_[life.owner].id;
      const auto* was = life.former ? nullptr : book_.what_became(life.begin, id);
      if (was != nullptr) {
        want(was->old_id);
      }
      const bool is_lost = life.end && !continued.contains(i);
      const auto* is = is_lost ? book_.what_was(*life.end, id) : nullptr;
      if (is != nullptr) {
        want(is->new_id);
      }
    }
    const auto size = found_.size();
    if (!wanted.empty()) {
      auto more =
          series_of_symbols(database_, request_, branch_, {wanted.begin(), wanted.end()});
      std::ranges::move(more, std::back_inserter(found_));
    }
    return found_.size() > size;
  }

  /// What went and comes again is one series, unless another took its place.
  void join_gaps() {
    const auto continued = formers();
    std::map<std::size_t, std::size_t> last_of_owner;
    for (std::size_t i = 0; i < lives_.size(); ++i) {
      const auto last = last_of_owner.find(lives_[i].owner);
      if (last != last_of_owner.end() && !lives_[i].former &&
          !continued.contains(last->second)) {
        lives_[i].former = last->second;
      }
      last_of_owner[lives_[i].owner] = i;
    }
  }

  [[nodiscard]] Origin origin_of(const Life& life) const {
    const TrendSeries& series = found_[life.owner].series;
    return {.name = series.name, .object = series.object, .region = series.region};
  }

  [[nodiscard]] FoundMove move_into(const Life& life, const Life& former) const {
    SeriesMove move{
        .from = origin_of(former), .to = origin_of(life), .is_guess = life.is_guess};
    move.change = move.from.name != move.to.name ? "renamed" : "moved";
    return {.place = life.begin, .move = std::move(move)};
  }

  /// Says where the last life of a series went.
  void finish(FoundSeries& series, const Life& last) const {
    if (!last.end) {
      return;
    }
    series.steps.push_back({.build = line_.builds()[*last.end], .size = std::nullopt});
    if (const auto* guess = book_.what_was(*last.end, found_[last.owner].id)) {
      series.moves.push_back({.place = *last.end,
                              .move = {.change = "renamed",
                                       .from = origin_of(last),
                                       .to = guess->now,
                                       .is_guess = true}});
    }
  }

  /// A life and all those before it, the oldest first.
  [[nodiscard]] std::vector<std::size_t> chain_to(std::size_t last) const {
    std::vector<std::size_t> chain;
    for (std::optional one(last); one; one = lives_[*one].former) {
      chain.push_back(*one);
    }
    std::ranges::reverse(chain);
    return chain;
  }

  [[nodiscard]] FoundSeries series_of(const std::vector<std::size_t>& chain) const {
    const Life& last = lives_[chain.back()];
    FoundSeries one{.series = found_[last.owner].series, .id = found_[last.owner].id};
    for (const auto index : chain) {
      const Life& life = lives_[index];
      if (life.former) {
        const Life& former = lives_[*life.former];
        const auto end = former.end.value_or(life.begin);
        if (end != life.begin) {
          one.steps.push_back({.build = line_.builds()[end], .size = {}});
        } else {
          one.moves.push_back(move_into(life, former));
        }
      }
      one.steps.insert(one.steps.end(), life.steps.begin(), life.steps.end());
    }
    finish(one, last);
    return one;
  }

  /// In the order in which they were found; what was only borrowed is left out.
  [[nodiscard]] std::vector<FoundSeries> chained() const {
    std::multimap<std::size_t, FoundSeries> by_owner;
    for (std::size_t i = 0; i < asked_; ++i) {
      if (found_[i].series.level != "symbol") {
        by_owner.emplace(i, found_[i]);
      }
    }
    const auto continued = formers();
    for (std::size_t i = 0; i < lives_.size(); ++i) {
      const auto chain = chain_to(i);
      const bool is_asked = std::ranges::any_of(
          chain, [this](std::size_t life) { return lives_[life].owner < asked_; });
      if (!continued.contains(i) && is_asked) {
        by_owner.emplace(lives_[i].owner, series_of(chain));
      }
    }
    std::vector<FoundSeries> all;
    for (auto& [owner, series] : by_owner) {
      all.push_back(std::move(series));
    }
    return all;
  }

  std::vector<FoundSeries> found_;
  std::size_t asked_;  // those behind were not asked for
  const Database& database_;
  const TrendRequest& request_;
  const std::string& branch_;
  const Line& line_;
  LatestNames names_;
  GuessBook book_;
  std::vector<Life> lives_;
  std::set<std::int64_t> borrowed_;  // symbol_id
};

}  // namespace

std::vector<FoundSeries> continued(std::vector<FoundSeries> found,
                                   const Database& database, const TrendRequest& request,
                                   const std::string& branch, const Line& line) {
  return Continuation(std::move(found), database, request, branch, line).result();
}

}  // namespace memstrata
