#pragma once

#include <string>

#include "store/database.hpp"

namespace memstrata {

/// Keeps that the symbol `old_name` of `target` is called `new_name` since, in place of
/// what was said of `old_name` before.  Names are without counters and suffixes.
///
/// Throws Error{not_found} for a target that is not stored, Error{conflict} when
/// `new_name` is said to be called `old_name` later.
void add_rename(Database& database, const std::string& target,
                const std::string& old_name, const std::string& new_name);

/// Forgets it.  Throws Error{not_found} when it was not said.
void remove_rename(Database& database, const std::string& target,
                   const std::string& old_name, const std::string& new_name);

}  // namespace memstrata
