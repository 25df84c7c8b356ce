#include "store/target_memory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"

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

  Database database_{":memory:", {.access = Access::write}};
};

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
