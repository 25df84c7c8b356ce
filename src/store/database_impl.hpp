#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <SQLiteCpp/Database.h>

#include "store/database.hpp"
#include "store/reader_traces.hpp"
#include "store/statement_pool.hpp"
#include "store/statements.hpp"
#include "store/write_cache.hpp"

namespace memstrata {

class Database::Impl {
 public:
  Impl(std::string file, const OpenOptions& options);
  ~Impl();
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  /// Opens a transaction for writing, or a savepoint inside the one that is open.
  void begin();
  void commit();
  void rollback() noexcept;

  std::string path;
  ReaderTraces traces;  // outlives the connection
  std::unique_ptr<SQLite::Database> connection;
  Statements statements;
  StatementPool questions;
  WriteCache cache;

 private:
  /// Changes with every commit, ours or of another connection.
  [[nodiscard]] std::uint32_t data_version() const;

  Access access_;
  int depth_ = 0;                     // open transaction and savepoints
  std::uint32_t cached_version_ = 0;  // data version that the cache belongs to
};

/// A transaction, or part of one, that is rolled back unless committed.
class WriteScope {
 public:
  explicit WriteScope(Database::Impl& database) : database_(database) {
    database_.begin();
  }
  ~WriteScope() {
    if (open_) {
      database_.rollback();
    }
  }
  WriteScope(const WriteScope&) = delete;
  WriteScope& operator=(const WriteScope&) = delete;

  void commit() {
    database_.commit();
    open_ = false;
  }

 private:
  Database::Impl& database_;
  bool open_ = true;
};

}  // namespace memstrata
