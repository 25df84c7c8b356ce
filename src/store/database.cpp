#include "store/database.hpp"

#include <utility>

#include <sqlite3.h>

#include "store/connection.hpp"
#include "store/database_impl.hpp"
#include "store/migrations.hpp"
#include "store/sqlite_error.hpp"
#include "vtab/table_functions.hpp"

namespace memstrata {
namespace {

std::unique_ptr<SQLite::Database> opened(const std::string& path,
                                         const OpenOptions& options) {
  auto connection = open_connection(path, options.access);
  if (options.access == Access::write) {
    require_ours_or_empty(*connection, path);
    prepare_for_writing(*connection, options.durability);
    run_migrations(*connection, path);
  }
  require_newest_schema(*connection, path);
  if (register_table_functions(connection->getHandle()) != SQLITE_OK) {
    throw Error{ErrorCode::internal, "the table functions cannot be registered"};
  }
  return connection;
}

}  // namespace

Database::Impl::Impl(std::string file, const OpenOptions& options)
    : path(std::move(file)),
      traces(path, options.access),
      connection(opened(path, options)),
      statements(*connection),
      access_(options.access) {}

Database::Impl::~Impl() {
  if (access_ == Access::write) {
    connection->tryExec("PRAGMA optimize");
  }
}

void Database::Impl::begin() {
  if (depth_ == 0) {
    connection->exec("BEGIN IMMEDIATE");
    if (data_version() != cached_version_) {
      cache.clear();
    }
  } else {
    connection->exec("SAVEPOINT part");
  }
  ++depth_;
}

void Database::Impl::commit() {
  connection->exec(depth_ == 1 ? "COMMIT" : "RELEASE part");
  --depth_;
  if (depth_ == 0) {
    cached_version_ = data_version();
  }
}

void Database::Impl::rollback() noexcept {
  // What was remembered may never have been.
  cache.clear();
  connection->tryExec(depth_ == 1 ? "ROLLBACK" : "ROLLBACK TO part; RELEASE part");
  --depth_;
}

std::uint32_t Database::Impl::data_version() const {
  std::uint32_t version = 0;
  sqlite3_file_control(connection->getHandle(), "main", SQLITE_FCNTL_DATA_VERSION,
                       &version);
  return version;
}

Database::Database(const std::string& path, const OpenOptions& options)
    : impl_(with_translated_errors(
          path, [&] { return std::make_unique<Impl>(path, options); })) {}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

sqlite3* Database::handle() const {
  return impl_->connection->getHandle();
}

const std::string& Database::path() const {
  return impl_->path;
}

StatementPool& Database::questions() const {
  return impl_->questions;
}

std::int64_t Database::seen_version() const {
  return with_translated_errors(path(), [&]() -> std::int64_t {
    return impl_->connection->execAndGet("PRAGMA data_version").getInt64();
  });
}

bool Database::checkpoint() {
  return with_translated_errors(path(), [this] {
    // A reader that stays must not hold the command up.
    constexpr int kPatience = 250;  // milliseconds
    impl_->connection->setBusyTimeout(kPatience);
    SQLite::Statement checkpoint(*impl_->connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    checkpoint.executeStep();
    const bool blocked = checkpoint.getColumn(0).getInt() != 0;
    impl_->connection->setBusyTimeout(kBusyTimeout);
    return !blocked;
  });
}

std::int64_t migrate(const std::string& path) {
  return with_translated_errors(path, [&] {
    const auto connection = open_connection(path, Access::write);
    require_ours_or_empty(*connection, path);
    prepare_for_writing(*connection, Durability::full);
    return run_migrations(*connection, path);
  });
}

}  // namespace memstrata
