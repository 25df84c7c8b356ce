#include "server/connection_pool.hpp"

#include <utility>

namespace memstrata {

namespace {

// Each keeps decoded layouts; more than this many are closed again.
constexpr std::size_t kMostIdle = 8;

}  // namespace

ConnectionPool::Lease ConnectionPool::lease() {
  {
    const std::lock_guard lock{mutex_};
    if (!idle_.empty()) {
      auto database = std::move(idle_.back());
      idle_.pop_back();
      return {*this, std::move(database)};
    }
  }
  return {*this, std::make_unique<Database>(path_)};
}

ConnectionPool::Lease::~Lease() {
  const std::lock_guard lock{pool_.mutex_};
  if (pool_.idle_.size() < kMostIdle) {
    pool_.idle_.push_back(std::move(database_));
  }
}

}  // namespace memstrata
