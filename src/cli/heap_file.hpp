#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "model/heap_snapshot.hpp"

namespace memstrata {

/// Prints the dumps of a file, as `parse` does: numbers, kinds and map, or their
/// JSON on one line without its end.
void print_heap_file(std::ostream& out, const std::vector<HeapSnapshot>& snapshots,
                     const std::string& file, const Style& style);

/// `log.txt: 3 dumps, ok, tables equal their headers, ...`.  Whether all hold.
bool print_heap_check(std::ostream& out, const std::vector<HeapSnapshot>& snapshots,
                      const std::string& file);

/// What was noticed in the dumps, as messages.
void print_heap_diagnostics(const std::vector<HeapSnapshot>& snapshots,
                            const std::string& file, const Context& context);

}  // namespace memstrata
