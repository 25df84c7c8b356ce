#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/build.hpp"
#include "vtab/branch_line.hpp"
#include "vtab/keyframe_shelf.hpp"
#include "vtab/known_renames.hpp"
#include "vtab/module_query.hpp"
#include "vtab/spending.hpp"
#include "vtab/stored_layout.hpp"

namespace memstrata {

/// Reads builds out of one schema ("main", or the name of an attached file) of
/// a connection and keeps the last few, the keyframes that they were made of, and the
/// lines of builds that were asked for last.
///
/// What is kept is valid while the file and its data version are unchanged; nothing is
/// kept over a write of this connection, which might be rolled back.
class LayoutReader {
 public:
  LayoutReader(sqlite3* connection, std::string schema);

  /// The newest build of the branch at or before `asked.ord`; null: there is
  /// none.  Throws Error{database}.
  std::shared_ptr<StoredLayout> newest_at(const BuildKey& asked);

  /// For work that runs no statement: SQLite looks at the time limit only while one
  /// runs.  Throws ModuleFailure when the time is over.
  void look_at_clock();

  /// Read anew each time: there are few.  Throws Error{database}.
  KnownRenames renames_of(std::int64_t target_id) { return {statements_, target_id}; }

  /// Throws Error{database}.
  std::shared_ptr<const BranchLine> line_of(std::int64_t target_id,
                                            std::int64_t branch_id, bool releases_alone);

  /// Read anew each time, as the next.  Throws Error{database}.
  std::vector<BlockStep> course_of(std::int64_t target_id, const BranchLine& line,
                                   std::int64_t block_id) {
    return block_course(statements_, target_id, line, block_id);
  }
  std::vector<Spending> spending_of(std::int64_t target_id, const BranchLine& line,
                                    std::span<const BlockStep> course,
                                    const SpendingFilter& filter) {
    return memstrata::spending_of(statements_, target_id, line, course, filter);
  }

 private:
  /// Of what the schema names: another file may be attached under the same name.
  struct FileVersion {
    std::string path;
    void* file = nullptr;  // tells files without a path apart
    std::uint32_t data_version = 0;

    bool operator==(const FileVersion&) const = default;
  };
  struct KeptLine {
    std::int64_t target_id = 0;
    std::int64_t branch_id = 0;
    bool releases_alone = false;
    std::shared_ptr<const BranchLine> line;

    [[nodiscard]] bool is_of(std::int64_t target, std::int64_t branch,
                             bool releases) const {
      return target_id == target && branch_id == branch && releases_alone == releases;
    }
  };
  struct Kept {
    std::vector<BuildKey> asked;  // all that lead to this build
    std::shared_ptr<StoredLayout> build;
  };
  /// How to make a build: scripts on top of a kept one or of a keyframe.
  struct Chain {
    std::shared_ptr<const Records> base;
    std::vector<std::string> scripts;  // the last one in front
  };

  void forget();
  void forget_what_is_stale();
  [[nodiscard]] int transaction_state() const;
  [[nodiscard]] FileVersion file_version() const;
  std::shared_ptr<StoredLayout> kept_for(const BuildKey& asked);
  [[nodiscard]] std::shared_ptr<StoredLayout> kept_build(const BuildKey& key) const;
  std::shared_ptr<StoredLayout> read(const BuildKey& key);
  bool walk_branch(const BuildKey& from, Chain& chain);
  std::shared_ptr<const Records> keyframe(const BuildKey& key, std::string_view bytes);
  Chain chain_of(const BuildKey& key);
  void keep(const BuildKey& asked, std::shared_ptr<StoredLayout> build);

  ModuleStatements statements_;
  std::vector<Kept> kept_;  // the one used last in front
  KeyframeShelf keyframes_;
  std::vector<KeptLine> lines_;  // the one read last in front
  std::map<std::int64_t, std::shared_ptr<TargetNames>> names_;
  FileVersion version_;
  bool was_writing_ = true;  // nothing is known yet
};

}  // namespace memstrata
