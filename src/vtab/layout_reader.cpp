#include "vtab/layout_reader.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kMostKept = 8;                 // builds
constexpr std::size_t kMostAsked = 16;               // questions remembered for each
constexpr std::size_t kMostOfKeyframes = 16U << 20;  // bytes
constexpr std::size_t kMostLines = 4;                // most questions ask for one
constexpr std::size_t kMostForks = 1000;  // a chain of forks that long is a circle

}  // namespace

LayoutReader::LayoutReader(sqlite3* connection, std::string schema)
    : statements_(connection, std::move(schema)), keyframes_(kMostOfKeyframes) {}

std::shared_ptr<StoredLayout> LayoutReader::newest_at(const BuildKey& asked) {
  // Only inside a read transaction is the data version up to date.
  if (transaction_state() == SQLITE_TXN_READ) {
    forget_what_is_stale();
    if (auto build = kept_for(asked)) {
      return build;
    }
  }
  ModuleQuery query(statements_, "read/newest_layout.sql",
                    {asked.target_id, asked.branch_id, asked.ord});
  if (!query.next()) {
    return nullptr;
  }
  const BuildKey key{asked.target_id, asked.branch_id, query.integer(0)};
  forget_what_is_stale();  // the query has begun a transaction
  auto build = kept_for(key);
  if (build == nullptr) {
    build = read(key);
    keep(key, build);
  }
  kept_.front().asked.push_back(asked);
  if (kept_.front().asked.size() > kMostAsked) {
    kept_.front().asked.erase(kept_.front().asked.begin() + 1);  // the first is its key
  }
  return build;
}

std::shared_ptr<const BranchLine> LayoutReader::line_of(std::int64_t target_id,
                                                        std::int64_t branch_id,
                                                        bool releases_alone) {
  const auto is_asked = [&](const KeptLine& kept) {
    return kept.is_of(target_id, branch_id, releases_alone);
  };
  if (transaction_state() == SQLITE_TXN_READ) {
    forget_what_is_stale();
    if (const auto kept = std::ranges::find_if(lines_, is_asked); kept != lines_.end()) {
      return kept->line;
    }
  }
  auto line = std::make_shared<const BranchLine>(statements_, target_id, branch_id,
                                                 releases_alone);
  forget_what_is_stale();  // reading has begun a transaction
  if (transaction_state() == SQLITE_TXN_READ) {
    std::erase_if(lines_, is_asked);
    if (lines_.size() == kMostLines) {
      lines_.pop_back();
    }
    lines_.insert(lines_.begin(), {target_id, branch_id, releases_alone, line});
  }
  return line;
}

void LayoutReader::look_at_clock() {
  ModuleQuery pause(statements_, "read/look_at_clock.sql", {});
  pause.next();
}

void LayoutReader::forget() {
  kept_.clear();
  keyframes_.clear();
  lines_.clear();
  names_.clear();
}

// A ROLLBACK does not change the data version: nothing that was read inside a
// write transaction may be used again.
void LayoutReader::forget_what_is_stale() {
  const bool is_writing = transaction_state() == SQLITE_TXN_WRITE;
  FileVersion version = file_version();
  if (is_writing || was_writing_ || version != version_) {
    forget();
  }
  was_writing_ = is_writing;
  version_ = std::move(version);
}

int LayoutReader::transaction_state() const {
  return sqlite3_txn_state(statements_.connection(), statements_.schema().c_str());
}

LayoutReader::FileVersion LayoutReader::file_version() const {
  sqlite3* const connection = statements_.connection();
  const char* const schema = statements_.schema().c_str();
  FileVersion version;
  const char* const path = sqlite3_db_filename(connection, schema);
  version.path = path == nullptr ? "" : path;
  sqlite3_file_control(connection, schema, SQLITE_FCNTL_FILE_POINTER, &version.file);
  sqlite3_file_control(connection, schema, SQLITE_FCNTL_DATA_VERSION,
                       &version.data_version);
  return version;
}

std::shared_ptr<StoredLayout> LayoutReader::kept_for(const BuildKey& asked) {
  const auto found = std::ranges::find_if(kept_, [&](const Kept& kept) {
    return std::ranges::find(kept.asked, asked) != kept.asked.end();
  });
  if (found == kept_.end()) {
    return nullptr;
  }
  std::rotate(kept_.begin(), found, found + 1);
  return kept_.front().build;
}

std::shared_ptr<StoredLayout> LayoutReader::kept_build(const BuildKey& key) const {
  const auto found = std::ranges::find_if(
      kept_, [&](const Kept& kept) { return kept.build->key() == key; });
  return found == kept_.end() ? nullptr : found->build;
}

void LayoutReader::keep(const BuildKey& asked, std::shared_ptr<StoredLayout> build) {
  if (kept_.size() == kMostKept) {
    kept_.pop_back();
  }
  kept_.insert(kept_.begin(), Kept{{asked}, std::move(build)});
}

std::shared_ptr<StoredLayout> LayoutReader::read(const BuildKey& key) {
  const Chain chain = chain_of(key);
  const std::vector<std::string_view> scripts(chain.scripts.rbegin(),
                                              chain.scripts.rend());
  Records records = replay(*chain.base, scripts);
  auto& names = names_[key.target_id];
  if (names == nullptr) {
    names = std::make_shared<TargetNames>(statements_, key.target_id);
  }
  return std::make_shared<StoredLayout>(key, std::move(records), names);
}

// The first build of a branch is a script on the build that it forks from.
LayoutReader::Chain LayoutReader::chain_of(const BuildKey& key) {
  Chain chain;
  BuildKey from = key;
  for (std::size_t forks = 0; forks < kMostForks; ++forks) {
    if (walk_branch(from, chain)) {
      return chain;
    }
    ModuleQuery fork(statements_, "read/fork_point.sql",
                     {from.target_id, from.branch_id});
    if (!fork.next()) {
      break;
    }
    from.branch_id = fork.integer(0);
    from.ord = fork.integer(1);
  }
  throw Error(ErrorCode::database, "a build's layout has no keyframe before it");
}

// One branch's part of the way back; true: the chain is complete.
bool LayoutReader::walk_branch(const BuildKey& from, Chain& chain) {
  ModuleQuery rows(statements_, "read/layouts_down_from.sql",
                   {from.target_id, from.branch_id, from.ord});
  while (rows.next()) {
    const BuildKey key{from.target_id, from.branch_id, rows.integer(0)};
    if (const auto kept = kept_build(key)) {
      chain.base = {kept, &kept->records()};
      return true;
    }
    if (rows.bytes(1) == "keyframe") {
      chain.base = keyframe(key, rows.bytes(2));
      return true;
    }
    chain.scripts.emplace_back(rows.bytes(2));
  }
  return false;
}

std::shared_ptr<const Records> LayoutReader::keyframe(const BuildKey& key,
                                                      std::string_view bytes) {
  auto records = keyframes_.find(key);
  if (records == nullptr) {
    records = std::make_shared<const Records>(decode_keyframe(bytes));
    keyframes_.put(key, records);
  }
  return records;
}

}  // namespace memstrata
