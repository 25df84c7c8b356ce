#include "store/target_checksum.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "store/builds.hpp"
#include "store/renames.hpp"
#include "store/sample_map.hpp"

namespace memstrata {
namespace {

using testing::IsEmpty;

class TargetChecksumTest : public testing::Test {
 protected:
  TargetChecksumTest() {
    put_build(database_, {.target = "node", .label = "v1"},
              test::memory_map(test::small_sample()));
    add_rename(database_, "node", "poll", "poll_all");
    add_rename(database_, "node", "poll_all", "poll_every");
  }

  std::vector<Finding> findings_after(const std::string& change) {
    EXPECT_EQ(sqlite3_exec(database_.handle(), change.c_str(), nullptr, nullptr, nullptr),
              SQLITE_OK)
        << change;
    return verify(database_);
  }

  Database database_{":memory:", {.access = Access::write}};
};

TEST_F(TargetChecksumTest, HoldsAfterEachWayToChangeATarget) {
  EXPECT_THAT(verify(database_), IsEmpty());
  add_rename(database_, "node", "poll", "poll_once");
  EXPECT_THAT(verify(database_), IsEmpty());
  remove_rename(database_, "node", "poll", "poll_once");
  EXPECT_THAT(verify(database_), IsEmpty());
  rename_target(database_, "node", "hub");
  EXPECT_THAT(verify(database_), IsEmpty());
}

TEST_F(TargetChecksumTest, NamesTheTargetThatWasChanged) {
  const auto findings = findings_after("UPDATE symbol_rename SET new_name = 'other'");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().target, "node");
}

class ChangedTargetTest : public TargetChecksumTest,
                          public testing::WithParamInterface<std::string> {};

TEST_P(ChangedTargetTest, IsFoundByVerify) {
  EXPECT_FALSE(findings_after(GetParam()).empty());
}

INSTANTIATE_TEST_SUITE_P(
    Changes, ChangedTargetTest,
    testing::Values("DELETE FROM symbol_rename",
                    "DELETE FROM symbol_rename WHERE old_name = 'poll'",
                    "UPDATE symbol_rename SET old_name = 'push' WHERE old_name = 'poll'",
                    "INSERT INTO symbol_rename VALUES (1, 'a', 'b')",
                    "UPDATE target SET name = 'hub'",
                    "UPDATE target SET metadata_checksum = metadata_checksum + 1"));

}  // namespace
}  // namespace memstrata
