// Random histories against a model that knows nothing of how builds are stored.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <unistd.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/history_dump.hpp"
#include "store/model_sizes.hpp"
#include "store/random_history.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using namespace test;

constexpr std::uint64_t kShards = 8;
constexpr std::uint64_t kHistories = 2000;
constexpr std::size_t kMostSteps = 60;

std::unique_ptr<Database> opened(const std::string& path) {
  auto database =
      std::make_unique<Database>(path, OpenOptions{Access::write, Durability::normal});
  sqlite3_exec(database->handle(), "PRAGMA synchronous = OFF", nullptr, nullptr, nullptr);
  return database;
}

class History {
 public:
  History(std::uint64_t seed, std::string path)
      : random_(seed), path_(std::move(path)), database_(opened(path_)) {}

  void step() {
    switch (random_.below(12)) {
      case 0:
        delete_one();
        break;
      case 1:
        edit_one();
        break;
      case 2:
        put_again();
        break;
      case 3:
        replace_one();
        break;
      case 4:
        if (path_ != ":memory:" && random_.one_in(4)) {
          database_.reset();
          database_ = opened(path_);
        }
        break;
      default:
        put_new();
    }
  }

  [[nodiscard]] const Database& database() const { return *database_; }
  [[nodiscard]] const Model& model() const { return model_; }
  Random& random() { return random_; }

 private:
  StoredBuild stored(const ModelKey& key) {
    for (const StoredBuild& build : stored_builds(*database_)) {
      if (ModelKey{build.metadata.branch, build.metadata.label} == key) {
        return build;
      }
    }
    ADD_FAILURE() << key.first << "/" << key.second << " is not stored";
    return {};
  }

  Model::iterator any() {
    return std::next(model_.begin(),
                     static_cast<std::ptrdiff_t>(random_.below(model_.size())));
  }

  void put_new() {
    ModelBuild build{.metadata = random_metadata(model_, random_)};
    build.map =
        model_.empty() || random_.one_in(8) ? random_map(random_) : any()->second.map;
    for (std::size_t count = random_.below(4); count > 0; --count) {
      change(build.map, random_);
    }
    const ModelKey key{build.metadata.branch, build.metadata.label};
    if (model_.contains(key)) {
      return;
    }
    EXPECT_EQ(put_build(*database_, build.metadata, memory_map(build.map)).result,
              PutResult::stored);
    model_[key] = build;
  }

  void put_again() {
    if (model_.empty()) {
      return;
    }
    auto& [key, build] = *any();
    EXPECT_EQ(put_build(*database_, build.metadata, memory_map(build.map)).result,
              PutResult::present);
    SampleMap other = build.map;
    other.blocks[0].length += 1;
    EXPECT_THROW(put_build(*database_, build.metadata, memory_map(other)), Error);
  }

  void replace_one() {
    if (model_.empty()) {
      return;
    }
    auto& [key, build] = *any();
    const BuildMetadata old = build.metadata;
    build.metadata = random_metadata(model_, random_);
    build.metadata.branch = key.first;
    build.metadata.label = key.second;
    build.metadata.tags = old.tags;
    build.map.blocks[1].length += 1;
    change(build.map, random_);
    EXPECT_EQ(
        put_build(*database_, build.metadata, memory_map(build.map), IfTaken::replace)
            .result,
        PutResult::replaced);
  }

  void delete_one() {
    if (!model_.empty()) {
      const auto victim = any();
      delete_build(*database_, stored(victim->first).key);
      model_.erase(victim);
    }
  }

  void edit_one() {
    if (model_.empty()) {
      return;
    }
    const auto old = any();
    const BuildMetadata wish = random_metadata(model_, random_);
    ModelBuild build = old->second;
    build.metadata.branch = wish.branch;
    build.metadata.label = wish.label;
    build.metadata.time = wish.time;
    build.metadata.commit = wish.commit;
    const ModelKey key{wish.branch, wish.label};
    if (key != old->first && model_.contains(key)) {
      return;
    }
    const StoredBuild now = edit_build(*database_, stored(old->first).key,
                                       {.label = wish.label,
                                        .branch = wish.branch,
                                        .commit = wish.commit,
                                        .time = wish.time});
    EXPECT_EQ(now.metadata, build.metadata);
    model_.erase(old);
    model_[key] = build;
  }

  Random random_;
  std::string path_;
  std::unique_ptr<Database> database_;
  Model model_;
};

void expect_model_is_stored(const Database& database, const Model& model) {
  const std::vector<StoredBuild> builds = stored_builds(database);
  ASSERT_EQ(builds.size(), model.size());
  ChangeRowReader rows(database);
  for (const StoredBuild& build : builds) {
    const auto expected = model.find({build.metadata.branch, build.metadata.label});
    ASSERT_NE(expected, model.end());
    EXPECT_EQ(build.metadata, expected->second.metadata);
    const MemoryMap map = memory_map(expected->second.map);
    EXPECT_EQ(difference(load_map(database, build.key), map), "");
    EXPECT_EQ(rows.sizes_at(build.key), sizes_of(map));
  }
}

std::vector<std::string> dump_of_other_order(const Model& model, Random& random) {
  std::vector<const ModelBuild*> builds;
  for (const auto& [key, build] : model) {
    builds.push_back(&build);
  }
  for (std::size_t i = builds.size(); i > 1; --i) {
    std::swap(builds[i - 1], builds[random.below(i)]);
  }
  const auto database = opened(":memory:");
  for (const ModelBuild* build : builds) {
    put_build(*database, build->metadata, memory_map(build->map));
  }
  return history_dump(*database);
}

std::string first_difference(const std::vector<std::string>& a,
                             const std::vector<std::string>& b) {
  std::vector<std::string> only;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(only));
  std::string text;
  for (const std::string& row : only) {
    text += (std::ranges::binary_search(a, row) ? "- " : "+ ") + row + "\n";
  }
  return text;
}

class HistoryTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(HistoryTest, StoresWhatTheModelSaysInAnyOrder) {
  const std::string path = (std::filesystem::temp_directory_path() /
                            ("memstrata-history-" + std::to_string(getpid()) + ".db"))
                               .string();
  for (std::uint64_t seed = GetParam(); seed < kHistories; seed += kShards) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (const char* suffix : {"", "-wal", "-shm"}) {
      std::filesystem::remove(path + suffix);
    }
    const bool in_memory = seed / kShards % 8 != 0;
    History history(seed, in_memory ? ":memory:" : path);
    for (std::size_t steps = 1 + history.random().below(kMostSteps); steps > 0; --steps) {
      history.step();
    }
    expect_model_is_stored(history.database(), history.model());
    for (const Finding& finding : verify(history.database())) {
      ADD_FAILURE() << finding.label << " " << finding.region << " " << finding.message;
    }
    EXPECT_EQ(first_difference(history_dump(history.database()),
                               dump_of_other_order(history.model(), history.random())),
              "");
    if (HasFailure()) {
      return;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, HistoryTest, testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace memstrata
