#pragma once

#include <cstddef>
#include <ostream>
#include <vector>

#include "model/heap_snapshot.hpp"
#include "query/heap.hpp"
#include "report/json.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// The numbers of a snapshot that was read from a file.
HeapPoint point_of(const HeapSnapshot& snapshot);

/// A snapshot as the lists name it.
Json json_of(const HeapPoint& point);

/// The snapshots, a line each, oldest first.  Of more than `row_limit` (0: all)
/// the newest are shown.
void write_heap_list(std::ostream& out, const std::vector<HeapPoint>& points,
                     std::size_t row_limit, const Style& style);

/// How used, free, the largest free run and the fragmentation moved.
void write_heap_trend(std::ostream& out, const std::vector<HeapPoint>& points,
                      std::size_t row_limit, const Style& style);

}  // namespace memstrata
