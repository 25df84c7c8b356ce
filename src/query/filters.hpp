#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// What the rows of an answer are.
enum class Level : std::uint8_t { block, region, archive, object, symbol };

std::string_view level_name(Level level);

/// Throws Error{usage} with the list of levels.
Level level_from(std::string_view name);

/// What a question is narrowed to.  Several values of one field mean "or",
/// several fields mean "and"; an empty field lets everything pass.
///
/// A block counts each region where it runs in that block or one nested in it,
/// and each load image that lies there: a region may count twice (`.data` where
/// RAM lies inside FLASH), once or not at all.
struct Filters {
  std::vector<std::string> blocks;       // names, as written
  std::vector<std::string> regions;      // globs
  std::vector<std::string> objects;      // globs over the normalised path
  std::vector<std::string> archives;     // globs
  std::vector<std::string> components;   // names; what they hold is in object_ids
  std::vector<std::int64_t> object_ids;  // objects_in_components; only with components
  std::vector<std::string> symbols;      // globs over the name as written and demangled

  std::int64_t min_delta = 0;  // bytes; smaller changes, either way, become "others"
  bool only_changed = false;   // rows without a change become "others"
  std::size_t row_limit = 0;   // rows behind it become "others"; 0: none

  bool operator==(const Filters&) const = default;
};

}  // namespace memstrata
