#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"

namespace memstrata {

/// A value and where it was found: "git", "--label", "memstrata.toml".
template <typename Value>
struct Sourced {
  Value value{};
  std::string source;
};

/// What the command line says of a build; it goes before everything else.
struct GivenMetadata {
  std::string target;
  std::string label;
  std::string branch;
  std::string commit;
  std::string parent;
  std::string toolchain;
  std::optional<Time> time;
  std::vector<std::string> tags;
};

/// What is known of a build before it is stored, each with its source.  A
/// source that is empty says that nothing is known.
struct FoundMetadata {
  Sourced<std::string> target;
  Sourced<std::string> label;
  Sourced<std::string> branch;
  Sourced<std::string> commit;
  Sourced<Time> time;
  bool time_from_file = false;
  std::optional<std::int64_t> generation;
  std::string parent;             // as given, else the commit's first parent
  std::vector<std::string> tags;  // given, and those git has on the commit
};

/// Whether a checkout and the CI may be asked: for a single map only, several
/// in one call were built at other commits than the one checked out.
enum class Surroundings : std::uint8_t { asked, ignored };

/// The metadata of the build whose map is `map` (docs/ci.md); `file_time` is the
/// map's own.
FoundMetadata find_metadata(const std::filesystem::path& map, Time file_time,
                            const GivenMetadata& given, Surroundings surroundings);

/// The name of a map without `.map` and without the ending of its compression.
std::string map_stem(const std::filesystem::path& map);

}  // namespace memstrata
