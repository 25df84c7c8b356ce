#pragma once

#include <string>

#include "cli/context.hpp"
#include "store/heap_store.hpp"

namespace memstrata {

/// The snapshot that `reference` means (docs/heap.md): of the history as
/// query/heap.hpp says; or in a file that is read for this once: `log.txt`, its
/// last dump; `log.txt:2`, its second; `log.txt:boot`, its last of that name.
///
/// Throws Error{not_found}, or Error{bad_input} for a file that is no dump.
StoredSnapshot find_snapshot_or_file(const Context& context,
                                     const std::string& reference);

}  // namespace memstrata
