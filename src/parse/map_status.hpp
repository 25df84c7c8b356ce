#pragma once

#include "model/memory_map.hpp"
#include "parse/diagnostics.hpp"

namespace memstrata {

/// `ld -r` gives no addresses: everything lies at 0.
bool is_relocatable(const MemoryMap& map);

/// Whether any block holds more than it is long.
bool overflows(const MemoryMap& map);

/// Says that everything is in no block, and what to do about it.
void note_missing_memory_table(Diagnostics& diagnostics);
/// Whether that is what the diagnostic says.
bool notes_missing_memory_table(const Diagnostic& diagnostic);

/// Says what a status other than `ok` means for the reader.
void report_status(Status status, Diagnostics& diagnostics);

}  // namespace memstrata
