#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace memstrata {

/// Read-only connections, each used by one thread at a time and then by the next,
/// so that their caches stay warm.
class ConnectionPool {
 public:
  explicit ConnectionPool(std::string path) : path_(std::move(path)) {}

  /// A connection that goes back to the pool at the end of its life.
  class Lease {
   public:
    Lease(ConnectionPool& pool, std::unique_ptr<Database> database)
        : pool_(pool), database_(std::move(database)) {}
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] const Database& database() const { return *database_; }

   private:
    ConnectionPool& pool_;
    std::unique_ptr<Database> database_;
  };

  /// Throws what opening the database throws.
  Lease lease();

 private:
  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Database>> idle_;
};

}  // namespace memstrata
