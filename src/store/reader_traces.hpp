#pragma once

#include <string>

#include "store/database.hpp"

namespace memstrata {

/// Removes the -wal and -shm files that reading a closed file makes.
///
/// A connection that may not write cannot: it makes the files of WAL mode and
/// leaves them.  A short one that may write does it as SQLite does, which sees
/// whether others have the file open.  To be made before the connection that
/// reads, and destroyed after it.
class ReaderTraces {
 public:
  ReaderTraces(const std::string& path, Access access);
  ~ReaderTraces();
  ReaderTraces(const ReaderTraces&) = delete;
  ReaderTraces& operator=(const ReaderTraces&) = delete;

 private:
  std::string path_;  // empty: what is there is not ours to remove
};

}  // namespace memstrata
