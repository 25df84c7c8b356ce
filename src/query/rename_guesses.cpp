#include "query/rename_guesses.hpp"

#include "query/answer.hpp"

namespace memstrata {

std::vector<RenameGuess> rename_guesses(const Database& database, std::int64_t old_build,
                                        std::int64_t new_build) {
  std::vector<RenameGuess> guesses;
  ask(database, "symbol/rename_guesses", {{"old", old_build}, {"new", new_build}},
      [&guesses](const AnswerRow& row) {
        const std::string region = row.text("region");
        guesses.push_back({.was = {.name = row.text("old"),
                                   .object = row.text("old_object"),
                                   .region = region},
                           .now = {.name = row.text("new"),
                                   .object = row.text("object"),
                                   .region = region},
                           .old_id = row.integer("old_id"),
                           .new_id = row.integer("new_id"),
                           .size = row.integer("size")});
      });
  return guesses;
}

}  // namespace memstrata
