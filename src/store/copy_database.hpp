#pragma once

#include <string>

#include "store/database.hpp"

namespace memstrata {

/// Writes everything, as it is at this moment, into the new file `path`, closed
/// and in one piece.  Throws Error{database} when the file exists or cannot be
/// written.
void copy_database(const Database& database, const std::string& path);

}  // namespace memstrata
