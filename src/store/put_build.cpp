#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/builds.hpp"
#include "store/change_metadata.hpp"
#include "store/content_hash.hpp"
#include "store/database_impl.hpp"
#include "store/intern_map.hpp"
#include "store/line_change.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {
namespace {

// SQLite's integers have 63 bits; an address may have 64, a size may not.
void require_storable_sizes(const MemoryMap& map) {
  constexpr auto kLargest = static_cast<Bytes>(std::numeric_limits<std::int64_t>::max());
  const bool fits = std::ranges::all_of(
      map.regions, [](const Region& r) { return r.size <= kLargest; });
  if (!fits) {
    throw Error{ErrorCode::bad_input, "a region is larger than the store can say"};
  }
}

void require_sums(const BuildMetadata& metadata, const MemoryMap& map) {
  require_storable_sizes(map);
  const std::vector<std::string> broken = broken_sums(map);
  if (!broken.empty()) {
    throw Error{ErrorCode::bad_input,
                metadata.target + " " + metadata.label + ": " + broken.front()};
  }
}

std::vector<std::string> united(std::vector<std::string> tags,
                                const std::vector<std::string>& more) {
  tags.insert(tags.end(), more.begin(), more.end());
  std::ranges::sort(tags);
  const auto rest = std::ranges::unique(tags);
  tags.erase(rest.begin(), rest.end());
  return tags;
}

void complete(std::string& value, const std::string& given) {
  if (value.empty()) {
    value = given;
  }
}

// The stored metadata with what was missing in it; nothing that is there changes.
BuildMetadata completed(BuildMetadata stored, const BuildMetadata& given) {
  complete(stored.commit, given.commit);
  complete(stored.parent, given.parent);
  complete(stored.toolchain, given.toolchain);
  complete(stored.note, given.note);
  if (!stored.generation) {
    stored.generation = given.generation;
  }
  if (stored.time_from_file && !given.time_from_file) {
    stored.time = given.time;
    stored.time_from_file = false;
  }
  stored.tags = united(std::move(stored.tags), given.tags);
  return stored;
}

class Putting {
 public:
  Putting(Database::Impl& database, const BuildMetadata& metadata, const MemoryMap& map)
      : database_(database), map_(map) {
    row_.build.metadata = metadata;
    row_.build.metadata.tags = united({}, metadata.tags);
    complete(row_.build.metadata.toolchain, map.toolchain);
    row_.build.status = map.status;
    row_.content_hash = content_hash(map);
  }

  Put put(IfTaken taken) {
    const std::optional<BuildRow> present = row_of_same_identity();
    if (!present) {
      store(std::nullopt);
      return {PutResult::stored, row_.build};
    }
    if (present->content_hash == row_.content_hash) {
      return {PutResult::present, complete_present(*present)};
    }
    if (taken == IfTaken::refuse) {
      const BuildMetadata& metadata = row_.build.metadata;
      throw Error{ErrorCode::conflict, metadata.target + " has another build " +
                                           metadata.label + " on branch " +
                                           metadata.branch +
                                           " already; --replace stores this one instead"};
    }
    store(present);
    return {PutResult::replaced, row_.build};
  }

 private:
  [[nodiscard]] std::optional<BuildRow> row_of_same_identity() const {
    const BuildMetadata& metadata = row_.build.metadata;
    const auto target_id = find_target_id(database_.statements, metadata.target);
    if (!target_id) {
      return std::nullopt;
    }
    const auto branch_id =
        find_branch_id(database_.statements, *target_id, metadata.branch);
    return branch_id ? build_row_by_label(database_.statements, *target_id, *branch_id,
                                          metadata.label)
                     : std::nullopt;
  }

  void store(const std::optional<BuildRow>& replaced) {
    require_sums(row_.build.metadata, map_);
    const BuildKey& key = row_.build.key;
    find_or_make_branch(database_.statements, row_);
    LineChange change(database_, key.target_id);
    BuildStatePointer like = change.likely_neighbour(row_);
    if (replaced) {
      row_.build.id = replaced->build.id;
      row_.build.metadata.tags =
          united(row_.build.metadata.tags, replaced->build.metadata.tags);
      like = change.remove(*replaced);
    }
    NameTables& names = database_.cache.names(database_.statements, key.target_id);
    BuildContent content{.layout = intern_map(map_, like->layout, names)};
    content.facts = build_facts(map_, content.layout, names.blocks);
    row_.loaded_bytes = static_cast<std::int64_t>(content.facts.loaded_bytes);
    row_.fill_bytes = static_cast<std::int64_t>(content.facts.fill_bytes);
    change.add(row_, std::move(content));
    change.finish();
  }

  StoredBuild complete_present(const BuildRow& present) {
    BuildRow fresh = present;
    fresh.build.metadata = completed(present.build.metadata, row_.build.metadata);
    if (fresh.build.metadata != present.build.metadata) {
      change_metadata(database_, present, fresh);
    }
    return fresh.build;
  }

  Database::Impl& database_;
  const MemoryMap& map_;
  BuildRow row_;
};

}  // namespace

Put put_build(Database& database, const BuildMetadata& metadata, const MemoryMap& map,
              IfTaken taken) {
  return with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Put result = Putting(database.impl(), metadata, map).put(taken);
    scope.commit();
    return result;
  });
}

}  // namespace memstrata
