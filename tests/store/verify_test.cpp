#include "store/verify.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <sqlite3.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/history_dump.hpp"
#include "store/random_history.hpp"

namespace memstrata {
namespace {

using namespace test;

// Two branches, one forked; names that come, go and share spans; a tag.
void fill(Database& database) {
  SampleMap map = small_sample();
  BuildMetadata metadata{.target = "board", .time = 1'700'000'000};
  const auto put = [&](const std::string& branch, const std::string& label) {
    metadata.branch = branch;
    metadata.label = label;
    metadata.commit = "commit-" + label;
    metadata.time += 60;
    put_build(database, metadata, memory_map(map));
  };
  metadata.tags = {"release"};
  put("main", "v1");
  metadata.tags.clear();
  map.regions[0].contributions[2].spans[2].names = {"sweep.1"};
  map.regions[0].contributions[2].spans.push_back({{"sweep.2"}, 8});
  put("main", "v2");
  map.regions[0].contributions[2].spans[0].names = {"collect_alias"};
  map.regions[1].contributions[0].spans[0].size = 20;
  put("main", "v3");
  metadata.parent = "commit-v2";
  map = small_sample();
  map.blocks.push_back({"CCM", 0x10000000, 0x100});
  map.regions[2].contributions[0].spans[0].size = 100;
  put("feature", "f1");
  map.regions.erase(map.regions.begin() + 1);
  put("feature", "f2");
}

class VerifyTest : public testing::Test {
 protected:
  VerifyTest() {
    fill(database_);
    // Damage may be of any kind.
    exec("PRAGMA foreign_keys = OFF");
  }

  bool exec(const std::string& sql) {
    return sqlite3_exec(database_.handle(), sql.c_str(), nullptr, nullptr, nullptr) ==
           SQLITE_OK;
  }

  std::vector<std::string> rows(const std::string& sql) {
    return rows_of(database_, sql);
  }

  using Sentences = std::vector<std::string>;

  static Sentences sentences_of(const std::vector<Finding>& findings,
                                const BuildKey& build) {
    Sentences sentences;
    for (const Finding& finding : findings) {
      if (finding.build == build && !finding.label.empty()) {
        sentences.push_back(finding.region + ": " + finding.message);
      }
    }
    return sentences;
  }

  // A build that is verified alone has the findings that it has among all.  Only where
  // builds before it cannot be read may its layout be readable in one of the two ways.
  void expect_same_of_each_build(const std::vector<Finding>& findings) {
    const auto is_of_builds_before = [](const std::string& sentence) {
      return sentence.ends_with("the build before cannot be read");
    };
    const auto is_of_reading = [](const std::string& sentence) {
      return sentence.starts_with(": its layout cannot be read");
    };
    for (const StoredBuild& build : stored_builds(database_)) {
      Sentences among_all = sentences_of(findings, build.key);
      Sentences alone = sentences_of(verify(database_, &build.key), build.key);
      if (std::ranges::any_of(among_all, is_of_builds_before) ||
          std::ranges::any_of(alone, is_of_builds_before)) {
        std::erase_if(among_all, is_of_reading);
        std::erase_if(alone, is_of_reading);
      }
      EXPECT_THAT(alone, testing::UnorderedElementsAreArray(among_all))
          << build.metadata.label;
    }
  }

  // Whether verify says so, and names a build; of a target's own row the target.
  testing::AssertionResult is_reported(const std::string& table = "") {
    const std::vector<Finding> findings = verify(database_);
    expect_same_of_each_build(findings);
    const bool named = std::ranges::any_of(findings, [&](const Finding& finding) {
      return !(table == "target" ? finding.target : finding.label).empty();
    });
    return named ? testing::AssertionSuccess() : testing::AssertionFailure();
  }

  Database database_{":memory:", {.access = Access::write}};
};

TEST_F(VerifyTest, FindsNothingInAWholeHistory) {
  EXPECT_THAT(verify(database_), testing::IsEmpty());
  for (const StoredBuild& build : stored_builds(database_)) {
    EXPECT_TRUE(adds_up(database_, build.key));
  }
}

TEST_F(VerifyTest, NamesABuildWhenAnyIntegerOfAnyTableIsChanged) {
  int changed = 0;
  for (const std::string& table :
       rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
    const auto columns = rows("SELECT name FROM pragma_table_info('" + table +
                              "') WHERE type = 'INTEGER'");
    const int count = std::stoi(rows("SELECT count(*) FROM " + table).front());
    const std::string key = rows("SELECT group_concat(name) FROM pragma_table_info('" +
                                 table + "') WHERE pk > 0 ORDER BY pk")
                                .front();
    for (const std::string& column : columns) {
      for (int row = 0; row < count; ++row) {
        exec("SAVEPOINT damage");
        const bool done = exec("UPDATE " + table + " SET " + column + " = " + column +
                               " + 1 WHERE (" + key + ") = (SELECT " + key + " FROM " +
                               table + " ORDER BY " + key + " LIMIT 1 OFFSET " +
                               std::to_string(row) + ") AND " + column + " IS NOT NULL");
        if (done && sqlite3_changes(database_.handle()) > 0) {
          ++changed;
          EXPECT_TRUE(is_reported(table)) << table << "." << column << " of row " << row;
        }
        exec("ROLLBACK TO damage; RELEASE damage");
      }
    }
  }
  EXPECT_GT(changed, 500);
}

TEST_F(VerifyTest, NamesTheRegionOfAChangedSize) {
  exec(
      "UPDATE region_change SET size = size + 1 WHERE ord = (SELECT min(ord) FROM build) "
      "AND "
      "region_id = (SELECT region_id FROM region WHERE name = '.data')");
  const std::vector<Finding> findings = verify(database_);
  ASSERT_FALSE(findings.empty());
  EXPECT_EQ(findings.front().label, "v1");
  EXPECT_EQ(findings.front().region, ".data");
}

TEST_F(VerifyTest, NamesABuildWhenAByteOfALayoutIsChanged) {
  Random random(42);
  const int layouts = std::stoi(rows("SELECT count(*) FROM layout").front());
  for (int i = 0; i < 200; ++i) {
    exec("SAVEPOINT damage");
    const std::string row =
        std::to_string(random.below(static_cast<std::size_t>(layouts)));
    const std::string bytes =
        rows("SELECT hex(data) FROM layout ORDER BY branch_id, ord LIMIT 1 OFFSET " + row)
            .front();
    std::string damaged = bytes;
    const std::size_t at = random.below(bytes.size());
    damaged[at] = bytes[at] == '7' ? '8' : '7';
    ASSERT_TRUE(exec("UPDATE layout SET data = x'" + damaged +
                     "' WHERE (branch_id, ord) = (SELECT branch_id, ord FROM layout "
                     "ORDER BY branch_id, ord LIMIT 1 OFFSET " +
                     row + ")"));
    EXPECT_TRUE(is_reported()) << "digit " << at << " of layout " << row;
    exec("ROLLBACK TO damage; RELEASE damage");
  }
}

TEST_F(VerifyTest, NamesABuildWhoseMetadataWasChangedBehindItsBack) {
  exec("UPDATE build SET note = 'forged' WHERE label = 'v2'");
  const std::vector<Finding> findings = verify(database_);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings.front().label, "v2");
}

TEST_F(VerifyTest, DoesNotAddUpWhenAChangeRowIsLost) {
  const BuildKey newest = stored_builds(database_).back().key;
  ASSERT_TRUE(adds_up(database_, newest));
  exec("DELETE FROM object_change WHERE object_id = 1");
  EXPECT_FALSE(adds_up(database_, newest));
}

// Branches, forks and the same build twice among the pairs.
TEST_F(VerifyTest, APairAddsUpWhenBothOfItDo) {
  const auto builds = stored_builds(database_);
  int broken = 0;
  const auto expect_as_each = [&] {
    for (const StoredBuild& first : builds) {
      for (const StoredBuild& second : builds) {
        const bool each = adds_up(database_, first.key) && adds_up(database_, second.key);
        EXPECT_EQ(both_add_up(database_, {first.key, second.key}), each)
            << first.metadata.label << " and " << second.metadata.label;
        broken += each ? 0 : 1;
      }
    }
  };
  expect_as_each();
  EXPECT_EQ(broken, 0);
  for (const std::string table : {"object_change", "region_change"}) {
    for (const StoredBuild& build : builds) {
      exec("SAVEPOINT damage");
      exec("UPDATE " + table + " SET delta = delta + 1 WHERE branch_id = " +
           std::to_string(build.key.branch_id) +
           " AND ord = " + std::to_string(build.key.ord));
      expect_as_each();
      exec("ROLLBACK TO damage; RELEASE damage");
    }
  }
  EXPECT_GT(broken, 0);
}

TEST_F(VerifyTest, RepairsChangeRowsFromTheLayouts) {
  const std::vector<std::string> before = history_dump(database_);
  EXPECT_EQ(repair(database_), 0U);
  exec("DELETE FROM symbol_change WHERE size IS NULL");
  exec("UPDATE object_change SET size = size + 1 WHERE object_id = 1");
  exec("DELETE FROM symbol_life");
  exec(
      "INSERT INTO alias_change SELECT target_id, branch_id, symbol_id, ord + 7, "
      "group_id "
      "FROM alias_change LIMIT 1");
  ASSERT_FALSE(verify(database_).empty());
  EXPECT_GT(repair(database_), 0U);
  EXPECT_THAT(verify(database_), testing::IsEmpty());
  EXPECT_EQ(history_dump(database_), before);
}

}  // namespace
}  // namespace memstrata
