#pragma once

#include <ostream>
#include <string>

#include "report/output_format.hpp"
#include "store/heap_store.hpp"

namespace memstrata {

/// `boot #3 of v1.26.0 (PYBV11)`: how a snapshot is called in headings.
std::string snapshot_name(const StoredSnapshot& stored);

/// The numbers of a snapshot and what is on its heap by kind, for people.
void write_heap_summary(std::ostream& out, const StoredSnapshot& stored,
                        const Style& style);

/// What a kind's letter means: `list`.
std::string kind_meaning(char kind);

}  // namespace memstrata
