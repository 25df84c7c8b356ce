// Dumps of MicroPython's WebAssembly builds against what gc.mem_alloc() and
// gc.mem_free() said in the same run (fixtures/heaps/README.md).

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "model/heap_invariants.hpp"
#include "parse/micropython_heap/read_heap.hpp"
#include "support/fixture.hpp"

namespace memstrata {
namespace {

using testing::IsEmpty;

const nlohmann::json& truth() {
  static const auto kTruth = test::fixture_json("heaps/truth.json");
  return kTruth;
}

std::vector<std::string> logs() {
  std::vector<std::string> names;
  for (const auto& [name, dumps] : truth().items()) {
    names.push_back(name);
  }
  return names;
}

class HeapTruthTest : public testing::TestWithParam<std::string> {
 protected:
  std::vector<HeapSnapshot> snapshots_ =
      read_heap(test::fixture_bytes("heaps/" + GetParam()), GetParam());
};

TEST_P(HeapTruthTest, ReadsWhatTheRuntimeSaysOfItself) {
  const auto& dumps = truth().at(GetParam());
  ASSERT_EQ(snapshots_.size(), dumps.size());
  for (std::size_t i = 0; i < dumps.size(); ++i) {
    const auto& header = snapshots_[i].header;
    EXPECT_EQ(snapshots_[i].label, dumps[i].at("label").get<std::string>());
    EXPECT_EQ(header.used, dumps[i].at("alloc_after"));
    EXPECT_EQ(*header.free + header.max_new_split.value_or(0), dumps[i].at("free_after"));
  }
}

TEST_P(HeapTruthTest, FindsTheTableEqualToTheHeader) {
  for (const auto& snapshot : snapshots_) {
    EXPECT_EQ(snapshot.status, HeapStatus::ok) << snapshot.label;
    EXPECT_THAT(heap_differences(snapshot, counts_of(snapshot.areas)), IsEmpty())
        << snapshot.label;
  }
}

INSTANTIATE_TEST_SUITE_P(Logs, HeapTruthTest, testing::ValuesIn(logs()),
                         [](const auto& log) { return test::as_test_name(log.param); });

}  // namespace
}  // namespace memstrata
