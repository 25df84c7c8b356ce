#pragma once

#include <memory>
#include <string>

#include <SQLiteCpp/Database.h>

#include "store/database.hpp"

namespace memstrata {

/// How long another process is waited for.
inline constexpr int kBusyTimeout = 20'000;  // milliseconds

/// Opens the file with this program's pragmas; nothing is written or looked at yet.
///
/// Reading a closed WAL file in a folder where nothing may be written works:
/// it is then opened as immutable.
std::unique_ptr<SQLite::Database> open_connection(const std::string& path, Access access);

/// WAL mode and durability.  Only for files that are known to be ours.
void prepare_for_writing(SQLite::Database& connection, Durability durability);

}  // namespace memstrata
