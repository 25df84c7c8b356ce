#include "store/reader_traces.hpp"

#include <filesystem>

#include <SQLiteCpp/SQLiteCpp.h>

namespace memstrata {
namespace {

bool has_log(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path + "-wal", ignored);
}

}  // namespace

ReaderTraces::ReaderTraces(const std::string& path, Access access)
    : path_(access == Access::read && !has_log(path) ? path : "") {}

ReaderTraces::~ReaderTraces() {
  if (path_.empty() || !has_log(path_)) {
    return;
  }
  try {
    SQLite::Database last(path_, SQLite::OPEN_READWRITE);
    last.execAndGet("PRAGMA schema_version");  // SQLite opens lazily
  } catch (const SQLite::Exception&) {
    return;  // a file that may not be written, or is gone: they stay
  }
}

}  // namespace memstrata
