#include "store/builds.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"
#include "store/history_dump.hpp"
#include "store/sample_map.hpp"

namespace memstrata {
namespace {

using test::difference;
using test::memory_map;
using test::SampleMap;
using test::small_sample;

BuildMetadata metadata(const std::string& label, Time time) {
  return {.target = "board", .label = label, .time = time};
}

class BuildsTest : public testing::Test {
 protected:
  Put put(const std::string& label, Time time, const SampleMap& sample,
          IfTaken taken = IfTaken::refuse) {
    return put_build(database_, metadata(label, time), memory_map(sample), taken);
  }

  std::vector<std::string> labels() {
    std::vector<std::string> result;
    for (const StoredBuild& build : stored_builds(database_)) {
      result.push_back(build.metadata.label);
    }
    return result;
  }

  Database database_{":memory:", {.access = Access::write}};
};

TEST_F(BuildsTest, ReadsABuildBackAsItWasPut) {
  const Put put = this->put("one", 1'000'000'000, small_sample());
  EXPECT_EQ(put.result, PutResult::stored);
  EXPECT_EQ(difference(load_map(database_, put.build.key), memory_map(small_sample())),
            "");
}

TEST_F(BuildsTest, ReadsEveryBuildBackAfterOneIsPutBetween) {
  SampleMap first = small_sample();
  SampleMap middle = small_sample();
  middle.regions[0].contributions[0].spans[0].size = 140;
  SampleMap last = small_sample();
  last.regions[0].contributions.erase(last.regions[0].contributions.begin());
  put("first", 1'000'000'000, first);
  put("last", 1'000'000'020, last);
  put("middle", 1'000'000'010, middle);
  const auto builds = stored_builds(database_);
  ASSERT_EQ(builds.size(), 3U);
  EXPECT_EQ(difference(load_map(database_, builds[0].key), memory_map(first)), "");
  EXPECT_EQ(difference(load_map(database_, builds[1].key), memory_map(middle)), "");
  EXPECT_EQ(difference(load_map(database_, builds[2].key), memory_map(last)), "");
}

TEST_F(BuildsTest, OrdersBuildsOfOneSecondByGenerationThenLabel) {
  const SampleMap sample = small_sample();
  put("b", 1'000'000'000, sample);
  put("c", 1'000'000'001, sample);
  put("a", 1'000'000'000, sample);
  EXPECT_THAT(labels(), testing::ElementsAre("a", "b", "c"));
}

TEST_F(BuildsTest, RefusesOtherContentUnderATakenLabel) {
  put("one", 1'000'000'000, small_sample());
  SampleMap other = small_sample();
  other.regions[0].contributions[0].spans[0].size = 1;
  EXPECT_THROW(put("one", 1'000'000'000, other), Error);
  EXPECT_EQ(put("one", 1'000'000'000, small_sample()).result, PutResult::present);
  EXPECT_EQ(put("one", 1'000'000'000, other, IfTaken::replace).result,
            PutResult::replaced);
  EXPECT_EQ(
      difference(load_map(database_, stored_builds(database_)[0].key), memory_map(other)),
      "");
}

// Local statics carry counters that move when one is added elsewhere.
TEST_F(BuildsTest, KnowsLocalsWhoseCountersChangedByTheirSize) {
  SampleMap sample = small_sample();
  auto& spans = sample.regions[2].contributions[0].spans;
  spans = {{{"state.1"}, 10, Binding::local}, {{"state.2"}, 20, Binding::local}};
  put("one", 1'000'000'000, sample);
  spans = {{{"state.7"}, 20, Binding::local}, {{"state.8"}, 10, Binding::local}};
  put("two", 1'000'000'010, sample);
  EXPECT_THAT(test::rows_of(database_,
                            "SELECT size, delta FROM symbol_change JOIN build USING "
                            "(target_id, branch_id, ord) WHERE label = 'two'"),
              testing::IsEmpty());
}

// A change of names is not growth.
TEST_F(BuildsTest, KeepsAnAliasGroupWhoseFounderLeaves) {
  SampleMap sample = small_sample();
  put("one", 1'000'000'000, sample);
  sample.regions[0].contributions[2].spans[0].names = {"collect_alias"};
  put("two", 1'000'000'010, sample);
  EXPECT_THAT(test::rows_of(database_,
                            "SELECT size, delta FROM symbol_change JOIN build USING "
                            "(target_id, branch_id, ord) WHERE label = 'two'"),
              testing::IsEmpty());
  EXPECT_THAT(test::rows_of(database_,
                            "SELECT name, founder FROM alias_version WHERE valid_to > "
                            "(SELECT ord FROM builds WHERE label = 'two')"),
              testing::ElementsAre("collect_alias|collect"));
}

TEST_F(BuildsTest, AddsMissingMetadataWhenTheSameBuildComesAgain) {
  put("one", 1'000'000'000, small_sample());
  BuildMetadata more = metadata("one", 1'000'000'000);
  more.commit = "4db2cf09e0";
  more.tags = {"v1.0"};
  const Put put = put_build(database_, more, memory_map(small_sample()));
  EXPECT_EQ(put.result, PutResult::present);
  EXPECT_EQ(stored_builds(database_)[0].metadata, more);
}

TEST_F(BuildsTest, RollsATransactionBackThatIsNotCommitted) {
  {
    const Transaction transaction(database_);
    put("one", 1'000'000'000, small_sample());
  }
  EXPECT_THAT(labels(), testing::IsEmpty());
  put("one", 1'000'000'000, small_sample());
  EXPECT_EQ(difference(load_map(database_, stored_builds(database_)[0].key),
                       memory_map(small_sample())),
            "");
}

TEST_F(BuildsTest, ForgetsABuildThatIsDeleted) {
  const Put one = put("one", 1'000'000'000, small_sample());
  put("two", 1'000'000'001, small_sample());
  delete_build(database_, one.build.key);
  EXPECT_THAT(labels(), testing::ElementsAre("two"));
  EXPECT_EQ(difference(load_map(database_, stored_builds(database_)[0].key),
                       memory_map(small_sample())),
            "");
}

}  // namespace
}  // namespace memstrata
