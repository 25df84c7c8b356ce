#include "store/target_memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const TargetMemory kFlash{"FLASH", 0x08000000, 524288, "rx"};
const TargetMemory kTop{"TOP", 0xfffffffffffff000, 4096, ""};

class TargetMemoryTest : public testing::Test {
 protected:
  void given_a_build_of(const std::string& target) {
    put_build(database_, {.target = target, .label = "v1"},
              test::memory_map(test::small_sample()));
  }

  std::size_t findings_after(const std::string& change) {
    given_a_build_of("node");
    given_a_build_of("hub");
    keep_target_memory(database_, "node", {kTop, kFlash});
    EXPECT_THAT(verify(database_), IsEmpty());
    const std::string sql = "PRAGMA foreign_keys = OFF; " + change;
    EXPECT_EQ(sqlite3_exec(database_.handle(), sql.c_str(), nullptr, nullptr, nullptr),
              SQLITE_OK)
        << change;
    return verify(database_).size();
  }

  Database database_{":memory:", {.access = Access::write}};
};

class ChangedTargetMemoryTest : public TargetMemoryTest,
                                public testing::WithParamInterface<std::string> {};

TEST_P(ChangedTargetMemoryTest, IsFoundByVerify) {
  EXPECT_GT(findings_after("UPDATE target_memory SET " + GetParam()), 0U);
}

INSTANTIATE_TEST_SUITE_P(Changes, ChangedTargetMemoryTest,
                         testing::Values("target_id = target_id + 1", "target_id = 99",
                                         "position = position + 7", "name = name || 'x'",
                                         "origin = origin + 1", "length = length - 1",
                                         "attributes = 'rwx'"),
                         [](const auto& change) {
                           return change.param.substr(0, change.param.find(' ')) +
                                  std::to_string(change.index);
                         });

TEST_F(TargetMemoryTest, IsMissedByVerifyWhereOneOfSeveralIsLost) {
  EXPECT_GT(findings_after("DELETE FROM target_memory WHERE position = 1"), 0U);
}

TEST_F(TargetMemoryTest, IsMissedByVerifyWhereAllOfATargetAreLost) {
  EXPECT_GT(findings_after("DELETE FROM target_memory"), 0U);
}

TEST_F(TargetMemoryTest, IsFoundByVerifyWhereItCameFromNowhere) {
  EXPECT_GT(findings_after("INSERT INTO target_memory SELECT target_id + 1, position, "
                           "name, origin, length, attributes FROM target_memory"),
            0U);
}

TEST_F(TargetMemoryTest, IsKeptInItsOrder) {
  given_a_build_of("node");
  keep_target_memory(database_, "node", {kTop, kFlash});
  EXPECT_THAT(target_memory(database_, "node"), ElementsAre(kTop, kFlash));
}

TEST_F(TargetMemoryTest, IsReplacedAsAWhole) {
  given_a_build_of("node");
  keep_target_memory(database_, "node", {kTop, kFlash});
  keep_target_memory(database_, "node", {kFlash});
  EXPECT_THAT(target_memory(database_, "node"), ElementsAre(kFlash));
}

TEST_F(TargetMemoryTest, BelongsToOneTarget) {
  given_a_build_of("node");
  given_a_build_of("hub");
  keep_target_memory(database_, "node", {kFlash});
  EXPECT_THAT(target_memory(database_, "hub"), IsEmpty());
}

TEST_F(TargetMemoryTest, IsEmptyForATargetThatIsNotStored) {
  EXPECT_THAT(target_memory(database_, "nobody"), IsEmpty());
}

TEST_F(TargetMemoryTest, IsNotKeptForATargetThatIsNotStored) {
  EXPECT_THROW(keep_target_memory(database_, "nobody", {kFlash}), Error);
}

TEST_F(TargetMemoryTest, GoesWithItsTarget) {
  given_a_build_of("node");
  keep_target_memory(database_, "node", {kFlash});
  delete_build(database_, stored_builds(database_).front().key);
  given_a_build_of("node");
  EXPECT_THAT(target_memory(database_, "node"), IsEmpty());
}

}  // namespace
}  // namespace memstrata
