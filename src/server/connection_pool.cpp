#include "server/connection_pool.hpp"

#include <utility>

namespace memstrata {

namespace {

// Each keeps decoded layouts; more than this many are closed again.
constexpr std::size_t kMostIdle = 8;

}  // namespace

ConnectionPool::Held ConnectionPool::taken() {
  {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
      auto held = std::move(idle_.back());
      idle_.pop_back();
      return held;
    }
  }
  return {.database = std::make_unique<Database>(path_)};
}

void ConnectionPool::open_ahead() {
  const std::lock_guard lock{mutex_};
  while (idle_.size() < kMostIdle) {
    auto database = std::make_unique<Database>(path_);
    const auto version = database->seen_version();
    idle_.push_back({.database = std::move(database), .version = version});
  }
}

bool ConnectionPool::Lease::sees_changes() {
  const auto before = held_.version;
  held_.version = database().seen_version();
  return before != held_.version;
}

ConnectionPool::Lease::~Lease() {
  const std::lock_guard lock{pool_.mutex_};
  if (pool_.idle_.size() < kMostIdle) {
    pool_.idle_.push_back(std::move(held_));
  }
}

}  // namespace memstrata
