#include "store/connection.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <thread>

#include <sqlite3.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr std::array kPragmas{
    "PRAGMA foreign_keys = ON",   "PRAGMA secure_delete = OFF",
    "PRAGMA cache_size = -65536",  // KiB
    "PRAGMA temp_store = MEMORY", "PRAGMA mmap_size = 1073741824",
    "PRAGMA page_size = 4096",
};

bool is_uri(const std::string& path) {
  return path.starts_with("file:");
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// file:/folder/a%3fb.db?immutable=1
std::string immutable_uri(const std::string& path) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(path).string()) {
    if (c == '%' || c == '?' || c == '#') {
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

// SQLite opens lazily: the first read tells whether it works.  One thread at a time
// uses a connection: it needs no locks.
std::unique_ptr<SQLite::Database> opened(const std::string& path, int flags) {
  auto connection = std::make_unique<SQLite::Database>(
      path, flags | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX, kBusyTimeout);
  for (const char* pragma : kPragmas) {
    connection->exec(pragma);
  }
  connection->execAndGet("PRAGMA schema_version");
  return connection;
}

std::unique_ptr<SQLite::Database> open_for_reading(const std::string& path) {
  if (!is_uri(path) && !exists(path)) {
    throw Error{ErrorCode::not_found, path + " does not exist"};
  }
  try {
    return opened(path, SQLite::OPEN_READONLY);
  } catch (const SQLite::Exception& failure) {
    // A file in WAL mode wants its -shm; where none can be made and no -wal
    // holds newer rows, the file alone is the history.
    const bool may_be_closed = failure.getErrorCode() == SQLITE_CANTOPEN ||
                               failure.getErrorCode() == SQLITE_READONLY;
    if (is_uri(path) || !may_be_closed || exists(path + "-wal")) {
      throw;
    }
    return opened(immutable_uri(path), SQLite::OPEN_READONLY);
  }
}

// Several processes that open a new file at once: SQLite does not wait for this
// lock by itself.
void switch_to_wal(SQLite::Database& connection) {
  constexpr int kPause = 5;  // milliseconds
  for (int waited = 0;; waited += kPause) {
    try {
      connection.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (const SQLite::Exception& failure) {
      if (failure.getErrorCode() != SQLITE_BUSY || waited >= kBusyTimeout) {
        throw;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(kPause));
    }
  }
}

}  // namespace

std::unique_ptr<SQLite::Database> open_connection(const std::string& path,
                                                  Access access) {
  return access == Access::read
             ? open_for_reading(path)
             : opened(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
}

void prepare_for_writing(SQLite::Database& connection, Durability durability) {
  switch_to_wal(connection);
  connection.exec("PRAGMA journal_size_limit = 67108864");
  connection.exec(durability == Durability::full ? "PRAGMA synchronous = FULL"
                                                 : "PRAGMA synchronous = NORMAL");
}

}  // namespace memstrata
