#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace memstrata {

/// What a word of the command line names.
enum class Noun : std::uint8_t {
  nothing,
  target,
  branch,
  build,
  block,
  part,
  component,
  question
};

/// What a word may be: `begun` is what stands of it.
struct AskedWord {
  Noun noun = Noun::nothing;
  std::string target;  // empty: the only one
  std::string begun;
};

/// The words that there are of that noun.  Throws Error where the history has none.
std::vector<std::string> known_words(const AskedWord& asked, const Context& context);

}  // namespace memstrata
