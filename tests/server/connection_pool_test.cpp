#include "server/connection_pool.hpp"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"

namespace memstrata {
namespace {

class ConnectionPoolTest : public testing::Test {
 protected:
  ConnectionPoolTest() { put("v1"); }
  ~ConnectionPoolTest() override { std::filesystem::remove(path_); }
  ConnectionPoolTest(const ConnectionPoolTest&) = delete;
  ConnectionPoolTest& operator=(const ConnectionPoolTest&) = delete;

  void put(const std::string& label) {
    Database database(path_, {.access = Access::write});
    put_build(database, {.target = "board", .label = label, .time = ++time_},
              test::memory_map({.blocks = {{"FLASH", 0, 0x1000}}}));
  }

  std::string path_ = std::filesystem::temp_directory_path() /
                      ("memstrata-pool-" + std::to_string(getpid()) + ".db");
  Time time_ = 1'700'000'000;
};

TEST_F(ConnectionPoolTest, SeesNoChangeInAConnectionThatWasOpenedAhead) {
  ConnectionPool pool(path_);
  pool.open_ahead();
  auto one = pool.lease();
  auto other = pool.lease();
  EXPECT_FALSE(one.sees_changes());
  EXPECT_FALSE(other.sees_changes());
}

TEST_F(ConnectionPoolTest, SeesAChangeInEveryConnectionOnce) {
  ConnectionPool pool(path_);
  pool.open_ahead();
  put("v2");
  auto one = pool.lease();
  auto other = pool.lease();
  EXPECT_TRUE(one.sees_changes());
  EXPECT_TRUE(other.sees_changes());
  EXPECT_FALSE(one.sees_changes());
}

TEST_F(ConnectionPoolTest, TakesAConnectionThatWasNotOpenedAheadForAChange) {
  ConnectionPool pool(path_);
  EXPECT_TRUE(pool.lease().sees_changes());
}

TEST_F(ConnectionPoolTest, OpensNothingOfADatabaseThatIsNotThere) {
  ConnectionPool pool(path_ + "-of-another");
  EXPECT_THROW(pool.open_ahead(), Error);
}

}  // namespace
}  // namespace memstrata
