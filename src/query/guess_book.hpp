#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "query/line.hpp"
#include "query/rename_guesses.hpp"
#include "store/database.hpp"

namespace memstrata {

/// The renames that some builds of a line seem to have brought, each looked up once.
class GuessBook {
 public:
  /// Places on a line, the newest first.
  using Places = std::set<std::size_t, std::greater<>>;

  GuessBook(const Database& database, const Line& line)
      : database_(database), line_(line) {}

  /// No more builds than kMostGuessedBuilds in all.
  void look_up(const Places& places);

  /// nullptr: none that is known.
  [[nodiscard]] const RenameGuess* what_became(std::size_t place,
                                               std::int64_t new_id) const;
  [[nodiscard]] const RenameGuess* what_was(std::size_t place, std::int64_t old_id) const;

 private:
  const Database& database_;
  const Line& line_;
  std::map<std::size_t, std::vector<RenameGuess>> guesses_;  // by place
};

}  // namespace memstrata
