#include "store/verify_target.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <ranges>
#include <set>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "store/content_hash.hpp"
#include "store/layout_chain.hpp"
#include "store/restore_map.hpp"
#include "store/verify_fold.hpp"

namespace memstrata {
namespace {

constexpr std::int64_t kLives = std::numeric_limits<std::int64_t>::max();

using BranchSymbol = std::pair<std::int64_t, std::int64_t>;
using Life = std::pair<std::int64_t, std::int64_t>;  // first, gone
using Lives = std::map<BranchSymbol, Life>;

void live_on(Lives& lives, const BuildKey& key, const ChangeRow& row) {
  const BranchSymbol symbol{key.branch_id, row.values[0]};
  const auto life = lives.find(symbol);
  if (life == lives.end() && row.values[1] == row.values[2]) {
    lives[symbol] = {key.ord, kLives};
  } else if (life != lives.end()) {
    life->second.second = row.values[1] == kNull ? key.ord : kLives;
  }
}

Lives lives_by_rows(const std::map<BuildKey, ChangeRowSet>& rows_by_build) {
  Lives lives;
  for (const auto& [key, rows] : rows_by_build) {
    for (const ChangeRow& row : rows) {
      if (row.table == ChangeTable::symbol) {
        live_on(lives, key, row);
      }
    }
  }
  return lives;
}

Lives stored_lives(Statements& statements, std::int64_t target_id) {
  Lives lives;
  for (Query row(statements, "verify/symbol_lives.sql", target_id); row.next();) {
    lives[{row.integer(0), row.integer(1)}] = {row.integer(2), row.integer(3)};
  }
  return lives;
}

}  // namespace

TargetVerification::TargetVerification(Statements& statements,
                                       std::vector<VerifiedBuild> builds,
                                       std::vector<Finding>& findings)
    : statements_(statements),
      target_id_(builds.front().row.build.key.target_id),
      builds_(std::move(builds)),
      findings_(findings),
      tables_(statements, target_id_),
      forks_(fork_points(statements, target_id_)),
      rows_(stored_change_rows(statements, target_id_)) {}

void TargetVerification::run() {
  if (verify_target()) {
    for (const std::int64_t branch_id : branches_by_age()) {
      verify_branch(branch_id);
    }
    verify_strays();
    verify_lives();
  }
}

void TargetVerification::run_only(const BuildKey& key) {
  const auto build = std::ranges::find_if(
      builds_, [&](const VerifiedBuild& one) { return one.row.build.key == key; });
  if (build == builds_.end() || !verify_target()) {
    return;
  }
  const auto before = builds_before(key);
  DecodedPointer now;
  verify_build(*build, decoded_before(key, before), now);
  RunningTotals totals;
  for (const BuildKey& earlier : std::views::reverse(before)) {
    totals.apply(rows_[earlier], tables_);
  }
  verify_totals(*build, totals);
  verify_strays();
  verify_lives();
}

// What belongs to no build; false: its texts cannot be read.
bool TargetVerification::verify_target() {
  verify_metadata(builds_, forks_,
                  [this](const VerifiedBuild& build, const std::string& message) {
                    complain(build, "", message);
                  });
  try {
    texts_ = std::make_unique<SpellingTable>(statements_, target_id_);
  } catch (const Error& error) {
    complain(builds_.front(), "", error.what());
    return false;
  }
  return true;
}

// Of the branch, then of what it forks from, newest first; up to a fork point that is
// not there.
std::vector<BuildKey> TargetVerification::builds_before(BuildKey key) const {
  std::vector<BuildKey> before;
  std::set<std::int64_t> branches;
  while (branches.insert(key.branch_id).second) {
    for (const VerifiedBuild& build : std::views::reverse(builds_)) {
      const BuildKey& at = build.row.build.key;
      if (at.branch_id == key.branch_id && at.ord < key.ord) {
        before.push_back(at);
      }
    }
    const auto fork = forks_.find(key.branch_id);
    if (fork == forks_.end() || !is_there(fork->second) ||
        branches.contains(fork->second.branch_id)) {
      break;
    }
    before.push_back(fork->second);
    key = fork->second;
  }
  return before;
}

bool TargetVerification::is_there(const BuildKey& key) const {
  return std::ranges::any_of(
      builds_, [&](const VerifiedBuild& build) { return build.row.build.key == key; });
}

// Null: it is not there or cannot be read, which is said of it and not of this one.
TargetVerification::DecodedPointer TargetVerification::decoded_before(
    const BuildKey& key, const std::vector<BuildKey>& before) {
  auto result = std::make_shared<Decoded>();
  if (before.empty()) {
    return forks_.contains(key.branch_id) ? nullptr : result;
  }
  try {
    result->records = read_records(statements_, before.front());
    result->layout = decode_records(result->records);
    result->facts =
        ExpectedFacts(result->layout, restore_map(result->layout, *texts_), tables_);
    return result;
  } catch (const Error&) {
    return nullptr;
  }
}

// Fork points before the branches that fork there.
std::vector<std::int64_t> TargetVerification::branches_by_age() const {
  std::vector<std::int64_t> order;
  std::set<std::int64_t> waiting;
  for (const VerifiedBuild& build : builds_) {
    waiting.insert(build.row.build.key.branch_id);
  }
  while (!waiting.empty()) {
    const auto ready = std::ranges::find_if(waiting, [&](std::int64_t branch_id) {
      const auto fork = forks_.find(branch_id);
      return fork == forks_.end() || !waiting.contains(fork->second.branch_id);
    });
    // A circle, which verify_metadata has reported, is broken anywhere.
    order.push_back(ready == waiting.end() ? *waiting.begin() : *ready);
    waiting.erase(order.back());
  }
  return order;
}

void TargetVerification::verify_branch(std::int64_t branch_id) {
  const auto fork = forks_.find(branch_id);
  DecodedPointer before;
  RunningTotals totals;
  if (fork != forks_.end()) {
    before = kept_[fork->second];
    totals = totals_[fork->second];
  } else {
    before = std::make_shared<const Decoded>();
  }
  std::set<BuildKey> fork_builds;
  for (const auto& [branch, key] : forks_) {
    fork_builds.insert(key);
  }
  for (const VerifiedBuild& build : builds_) {
    const BuildKey& key = build.row.build.key;
    if (key.branch_id != branch_id) {
      continue;
    }
    DecodedPointer now;
    verify_build(build, before, now);
    verify_totals(build, totals);
    if (fork_builds.contains(key)) {
      kept_[key] = now;
      totals_[key] = totals;
    }
    before = now;
  }
}

void TargetVerification::verify_build(const VerifiedBuild& build,
                                      const DecodedPointer& before, DecodedPointer& now) {
  try {
    now = decoded(build, before);
  } catch (const Error& error) {
    complain(build, "", std::string("its layout cannot be read: ") + error.what());
    return;
  }
  if (before == nullptr) {
    return;  // what it is compared with cannot be read, which was reported there
  }
  if (now->layout != before->layout) {
    verify_fold(now->layout, before->layout, tables_,
                [&](const std::string& region, const std::string& message) {
                  complain(build, region, message);
                });
  }
  verify_rows(build, before->facts, now->facts);
}

TargetVerification::DecodedPointer TargetVerification::decoded(
    const VerifiedBuild& build, const DecodedPointer& before) {
  const BuildKey& key = build.row.build.key;
  Query row(statements_, "verify/layout.sql", key.target_id, key.branch_id, key.ord);
  if (!row.next()) {
    throw Error{ErrorCode::database, "there is none"};
  }
  auto result = std::make_shared<Decoded>();
  if (row.bytes(0) == "keyframe") {
    result->records = decode_keyframe(row.bytes(1));
  } else if (before == nullptr) {
    throw Error{ErrorCode::database, "the build before cannot be read"};
  } else {
    result->records = apply_script(before->records, row.bytes(1));
  }
  result->layout = decode_records(result->records);
  const MemoryMap map = restore_map(result->layout, *texts_);
  verify_map(build, map);
  verify_names(result->layout, tables_,
               [&](const std::string& region, const std::string& message) {
                 complain(build, region, message);
               });
  result->facts = ExpectedFacts(result->layout, map, tables_);
  if (result->facts.loaded_bytes() != build.row.loaded_bytes ||
      result->facts.fill_bytes() != build.row.fill_bytes) {
    complain(build, "", "its layout does not sum to the totals that were stored with it");
  }
  return result;
}

void TargetVerification::verify_map(const VerifiedBuild& build, const MemoryMap& map) {
  for (const std::string& sentence : broken_sums(map)) {
    complain(build, "", sentence);
  }
  if (content_hash(map) != build.row.content_hash) {
    complain(build, "", "its layout is not the content that was stored");
  }
}

void TargetVerification::verify_rows(const VerifiedBuild& build,
                                     const ExpectedFacts& before,
                                     const ExpectedFacts& now) {
  const ChangeRowSet expected = now.rows_after(before);
  const ChangeRowSet& stored = rows_[build.row.build.key];
  const auto report = [&](const ChangeRowSet& some, const ChangeRowSet& others,
                          const char* what) {
    ChangeRowSet only;
    std::ranges::set_difference(some, others, std::back_inserter(only));
    for (const ChangeRow& row : only) {
      complain(build, region_of(row, tables_), subject(row, tables_) + what);
    }
  };
  report(expected, stored, " has not the change row that the layout calls for");
  report(stored, expected, " has a change row that the layout does not call for");
}

void TargetVerification::verify_totals(const VerifiedBuild& build,
                                       RunningTotals& totals) {
  totals.apply(rows_[build.row.build.key], tables_);
  for (const std::string& region : totals.broken_regions(tables_)) {
    complain(build, region, "its change rows do not sum to the region's size");
  }
  if (totals.loaded_bytes() != build.row.loaded_bytes ||
      totals.fill_bytes() != build.row.fill_bytes) {
    complain(build, "",
             "its change rows do not sum to the totals that were stored with it");
  }
}

// Change rows of builds that are not there.
void TargetVerification::verify_strays() {
  std::set<BuildKey> keys;
  for (const VerifiedBuild& build : builds_) {
    keys.insert(build.row.build.key);
  }
  for (const auto& [key, rows] : rows_) {
    if (!keys.contains(key) && !rows.empty()) {
      complain_near(key, region_of(rows.front(), tables_),
                    subject(rows.front(), tables_) + " has a change row of no build");
    }
  }
}

void TargetVerification::verify_lives() {
  const Lives expected = lives_by_rows(rows_);
  const Lives stored = stored_lives(statements_, target_id_);
  const auto report = [this](const Lives& some, const Lives& others) {
    for (const auto& [symbol, life] : some) {
      const auto other = others.find(symbol);
      if (other == others.end() || other->second != life) {
        const ChangeRow row{ChangeTable::symbol, {symbol.second}};
        complain_near({target_id_, symbol.first, life.first}, region_of(row, tables_),
                      subject(row, tables_) + " lived at another time than is stored");
      }
    }
  };
  report(expected, stored);
  report(stored, expected);
}

void TargetVerification::complain(const VerifiedBuild& build, const std::string& region,
                                  const std::string& message) {
  const StoredBuild& stored = build.row.build;
  Finding finding{.build = stored.key,
                  .target = stored.metadata.target,
                  .branch = stored.metadata.branch,
                  .label = stored.metadata.label,
                  .region = region,
                  .message = message};
  findings_.push_back(std::move(finding));
}

// For what belongs to no build: names the one at or before the place.
void TargetVerification::complain_near(const BuildKey& key, const std::string& region,
                                       const std::string& message) {
  const auto behind = std::ranges::find_if(
      builds_, [&](const VerifiedBuild& build) { return build.row.build.key > key; });
  complain(behind == builds_.begin() ? builds_.front() : *std::prev(behind), region,
           message);
}

}  // namespace memstrata
