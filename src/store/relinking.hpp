#pragma once

#include <map>
#include <optional>

#include "store/build_state.hpp"
#include "store/change_rows.hpp"
#include "store/database_impl.hpp"
#include "store/layout_chain.hpp"
#include "store/timeline.hpp"

namespace memstrata {

/// Rewrites what builds say of the build before them, after the line of builds
/// of one target was changed.
///
/// Use: take_out() every build whose place, predecessor or content will change;
/// change the rows of build and branch; move(), drop() and put_in() accordingly;
/// settle().
///
/// Identities and alias groups are a fold over the line, so settling a build may
/// change the names in it; then the builds behind it are rewritten too, as far
/// as it takes.
class Relinking {
 public:
  Relinking(Database::Impl& database, std::int64_t target_id);

  /// What the build holds; an empty one for none.
  BuildStatePointer state_of(const std::optional<BuildKey>& key);

  /// Deletes the build's change rows and remembers its layout.
  void take_out(const BuildKey& key);
  void take_out_builds_after(const BuildKey& key);

  /// Writes the change rows of a build that has none.
  void rewrite_rows(const BuildKey& key);

  /// The build at `from` is now at `to`.
  void move(const BuildKey& from, const BuildKey& to);
  /// The build is gone; returns what it was.
  BuildStatePointer drop(const BuildKey& key);
  /// A new build, or new content of one that was taken out; it needs no identities.
  void put_in(const BuildKey& key, BuildLayout layout, BuildFacts facts);

  /// Writes the layouts and change rows of all builds that were taken out or put in.
  void settle();

 private:
  struct Pending {
    BuildStatePointer old;              // as it was; null: a new build
    std::optional<BuildState> content;  // what it holds now; empty: what it held
  };

  void settle(BuildKey key);
  void take_out(const BuildKey& key, BuildStatePointer state, const BuildState& before);
  void take_out_scripts_of(const BuildKey& key, const BuildState& old);
  void write_layout(const BuildKey& key, const std::optional<BuildKey>& before_key,
                    const BuildState& before, BuildState& now);

  BuildStatePointer state(const BuildKey& key);
  BuildStatePointer decoded(const LayoutChain& chain, const BuildState* base);
  [[nodiscard]] BuildStatePointer known(const BuildKey& key);

  Database::Impl& database_;
  NameTables& names_;
  Timeline timeline_;
  ChangeRows rows_;
  std::map<BuildKey, Pending> pending_;
  bool settling_ = false;
};

}  // namespace memstrata
