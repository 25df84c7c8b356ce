#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A heap snapshot as a point of a line: its numbers, not its map.
struct HeapPoint {
  std::int64_t id = 0;  // `#N` of the heap commands; 0: read from a file
  std::string target;
  std::optional<std::int64_t> build;  // empty: not known
  std::string build_label;
  std::string commit;
  std::string label;
  std::uint32_t sequence = 0;
  std::optional<Time> time;  // of the build, else of the dump
  std::string status;
  std::optional<std::int64_t> total;  // bytes, as all that follow
  std::optional<std::int64_t> used;
  std::optional<std::int64_t> free;
  std::optional<std::int64_t> largest_free;

  [[nodiscard]] std::optional<double> fragmentation() const;
};

/// The snapshots of a target (empty: all) and a label (empty: all), oldest first.
std::vector<HeapPoint> heap_points(const Database& database, const std::string& target,
                                   const std::string& label = {});

/// The id of the snapshot that `reference` means: `#N`; `LABEL`, the newest of that
/// label; `LABEL~N`, the Nth before it; `LABEL@BUILD`, the newest of that label in
/// the build with this label; `latest`, `latest~N`, of any label.
///
/// Throws Error{not_found} with the nearest three labels.
std::int64_t find_snapshot(const Database& database, const std::string& target,
                           const std::string& reference);

}  // namespace memstrata
