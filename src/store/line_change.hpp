#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "store/build_rows.hpp"
#include "store/relinking.hpp"

namespace memstrata {

/// What is in a build, for one that is put into the line.
struct BuildContent {
  BuildLayout layout;
  BuildFacts facts;
};

/// One change of the line of builds of a target: builds are removed and added,
/// places are numbered anew, branches find their fork points.
///
/// The order inside a branch is (time, generation, label); `ord` realises it:
/// the time in seconds since 2000, one more than the build before where that is
/// taken.  A branch forks at the build of another branch whose commit is the
/// parent commit of its first build.  Both follow from the builds alone, so it
/// does not matter in which order they came.
class LineChange {
 public:
  LineChange(Database::Impl& database, std::int64_t target_id);

  /// Returns what the build held.
  BuildStatePointer remove(const BuildRow& row);
  /// The build that the new one will stand behind, or in front of, for comparing.
  BuildStatePointer likely_neighbour(const BuildRow& row);
  /// Puts the build where it belongs; sets its key's ord.
  void add(BuildRow& row, BuildContent content);
  /// After the last change: rewrites what depends on it.  Branches and the
  /// target go with their last build.
  void finish();

 private:
  struct Renumbering {
    BuildKey from;
    BuildKey to;
  };

  [[nodiscard]] std::optional<BuildKey> build_behind(const BuildRow& row) const;
  [[nodiscard]] std::optional<BuildKey> build_in_front(
      const BuildKey& branch, const std::optional<BuildKey>& behind) const;
  /// Gives the builds from `first` on the places that follow from `floor`.
  void renumber(const BuildKey& first, std::optional<std::int64_t> floor);
  void apply(const std::vector<Renumbering>& plan);
  void bind_forks();

  Database::Impl& database_;
  Statements& statements_;
  std::int64_t target_id_;
  Relinking relinking_;
};

}  // namespace memstrata
