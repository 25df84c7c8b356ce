#pragma once

#include <cstdint>
#include <memory>
#include <string>

struct sqlite3;

namespace memstrata {

class StatementPool;

enum class Access : std::uint8_t {
  read,   // read-only connection; an older schema is refused: "run memstrata migrate"
  write,  // created when missing, migrated when older
};

/// How durable a commit is: full for the command line, normal for a server.
enum class Durability : std::uint8_t { full, normal };

struct OpenOptions {
  Access access = Access::read;
  Durability durability = Durability::full;
};

/// An open history database, one connection, with the table-valued functions
/// registered.  Not for use by several threads at once.
///
/// The constructor throws Error: database_newer, database_older (read),
/// database_not_ours, not_found (read, no such file), database.
class Database {
 public:
  /// `path` may be a file, ":memory:" or a `file:` URI.
  explicit Database(const std::string& path, const OpenOptions& options = {});
  ~Database();
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// The connection, for query/ and vtab/.
  [[nodiscard]] sqlite3* handle() const;
  [[nodiscard]] const std::string& path() const;
  /// Prepared questions of this connection, for query/.
  [[nodiscard]] StatementPool& questions() const;
  /// A number of this connection that is another one when the history was changed
  /// through another connection since it was last asked for.
  [[nodiscard]] std::int64_t seen_version() const;

  /// Puts everything into the one file.  False: another process kept part of it
  /// in the -wal ("not yet in the file").
  bool checkpoint();

  class Impl;
  [[nodiscard]] Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

/// The newest schema number this program knows.
std::int64_t newest_schema();

/// Brings the file to the newest schema, each migration in its own transaction;
/// keeps a copy `PATH.before-NNNN` of an older one.  Returns the number it had.
std::int64_t migrate(const std::string& path);

}  // namespace memstrata
