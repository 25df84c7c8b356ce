#include "query/guess_book.hpp"

#include <algorithm>

namespace memstrata {
namespace {

using Guesses = std::map<std::size_t, std::vector<RenameGuess>>;

const RenameGuess* guess_of(const Guesses& guesses, std::size_t place,
                            std::int64_t RenameGuess::*id, std::int64_t wanted) {
  const auto of_place = guesses.find(place);
  if (of_place == guesses.end()) {
    return nullptr;
  }
  const auto guess = std::ranges::find(of_place->second, wanted, id);
  return guess == of_place->second.end() ? nullptr : &*guess;
}

}  // namespace

void GuessBook::look_up(const Places& places) {
  for (const auto place : places) {
    if (place > 0 && guesses_.size() < kMostGuessedBuilds && !guesses_.contains(place)) {
      const auto& builds = line_.builds();
      guesses_[place] = rename_guesses(database_, builds[place - 1], builds[place]);
    }
  }
}

const RenameGuess* GuessBook::what_became(std::size_t place, std::int64_t new_id) const {
  return guess_of(guesses_, place, &RenameGuess::new_id, new_id);
}

const RenameGuess* GuessBook::what_was(std::size_t place, std::int64_t old_id) const {
  return guess_of(guesses_, place, &RenameGuess::old_id, old_id);
}

}  // namespace memstrata
