#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace memstrata {

/// Read-only connections, each used by one thread at a time and then by the next,
/// so that their caches stay warm.
class ConnectionPool {
 public:
  explicit ConnectionPool(std::string path) : path_(std::move(path)) {}

  struct Held {
    std::unique_ptr<Database> database;
    std::optional<std::int64_t> version;  // Database::seen_version; empty: a new one
  };

  /// A connection that goes back to the pool at the end of its life.
  class Lease {
   public:
    explicit Lease(ConnectionPool& pool) : pool_(pool), held_(pool.taken()) {}
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] const Database& database() const { return *held_.database; }
    /// Whether the history may be another one than when this connection was used last.
    [[nodiscard]] bool sees_changes();

   private:
    ConnectionPool& pool_;
    Held held_;
  };

  /// Opens as many as are kept: one that is opened later cannot tell whether the history
  /// changed before.  Throws what opening the database throws.
  void open_ahead();

  /// Throws what opening the database throws.
  Lease lease() { return Lease{*this}; }

 private:
  Held taken();

  std::string path_;
  std::mutex mutex_;
  std::vector<Held> idle_;
};

}  // namespace memstrata
