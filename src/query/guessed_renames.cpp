#include "query/guessed_renames.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "query/marks.hpp"
#include "query/rename_guesses.hpp"

namespace memstrata {
namespace {

bool comes_or_goes(const BlameStep& step) {
  return step.level == "symbol" && !step.name.empty() &&
         (step.change == "added" || step.change == "removed");
}

/// The same size under another name is no plus and no minus.
void mark_renamed(BlameStep& step, const RenameGuess& guess) {
  const bool came = step.change == "added";
  step.change = "renamed";
  step.is_guess = true;
  step.old_size = step.new_size = guess.size;
  step.delta = 0;
  (came ? step.from : step.to) = came ? guess.was : guess.now;
}

/// Says what `guess` knows of the steps of its build; the step that goes is left out
/// when the one that comes is there.
void apply(const RenameGuess& guess, const std::vector<PlacedStep*>& steps,
           std::set<const PlacedStep*>& left_out) {
  PlacedStep* came = nullptr;
  PlacedStep* went = nullptr;
  for (PlacedStep* one : steps) {
    if (one->id == guess.new_id && one->step.change == "added") {
      came = one;
    } else if (one->id == guess.old_id && one->step.change == "removed") {
      went = one;
    }
  }
  if (came != nullptr) {
    mark_renamed(came->step, guess);
  }
  if (came != nullptr && went != nullptr) {
    left_out.insert(went);
  } else if (went != nullptr) {
    mark_renamed(went->step, guess);
  }
}

}  // namespace

std::vector<PlacedStep> with_guesses(std::vector<PlacedStep> steps,
                                     const Database& database, const Blame& blame,
                                     const Line& line) {
  std::map<std::int64_t, std::vector<PlacedStep*>> by_build;
  std::set<std::size_t, std::greater<>> places;  // the newest first
  for (PlacedStep& one : steps) {
    if (comes_or_goes(one.step)) {
      by_build[line.builds()[one.place]].push_back(&one);
      places.insert(one.place);
    }
  }
  std::vector<std::int64_t> builds;
  for (const std::size_t place : places) {
    if (builds.size() < kMostGuessedBuilds) {
      builds.push_back(line.builds()[place]);
    }
  }
  std::set<const PlacedStep*> left_out;
  for (const BuildStep& one : build_steps(database, blame.target, blame.branch, builds)) {
    if (one.previous) {
      for (const RenameGuess& guess :
           rename_guesses(database, *one.previous, one.build)) {
        apply(guess, by_build[one.build], left_out);
      }
    }
  }
  std::vector<PlacedStep> kept;
  for (PlacedStep& one : steps) {
    if (!left_out.contains(&one)) {
      kept.push_back(std::move(one));
    }
  }
  return kept;
}

}  // namespace memstrata
