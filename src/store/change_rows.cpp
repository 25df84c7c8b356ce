#include "store/change_rows.hpp"

#include "model/map_words.hpp"

namespace memstrata {
namespace {

std::int64_t integer(Bytes bytes) {
  return static_cast<std::int64_t>(bytes);
}

std::optional<std::int64_t> integer(const std::optional<Bytes>& bytes) {
  return bytes ? std::optional(static_cast<std::int64_t>(*bytes)) : std::nullopt;
}

}  // namespace

void ChangeRows::insert(const BuildKey& build, const ChangeSet& changes) {
  for (const SymbolChange& change : changes.symbols) {
    insert_symbol(build, change);
  }
  for (const ObjectChange& change : changes.objects) {
    insert_object(build, change);
  }
  for (const RegionChange& change : changes.regions) {
    insert_region(build, change);
  }
  for (const BlockChange& change : changes.blocks) {
    insert_block(build, change);
  }
  for (const AliasChange& change : changes.aliases) {
    execute(statements_, "ingest/insert_alias_change.sql", target_id_, build.branch_id,
            change.symbol_id, build.ord, change.group_id);
  }
}

void ChangeRows::erase(const BuildKey& build, const ChangeSet& changes) {
  for (const SymbolChange& change : changes.symbols) {
    execute(statements_, "ingest/delete_symbol_change.sql", target_id_, build.branch_id,
            change.symbol_id, build.ord);
    note_life(build, change);
  }
  for (const ObjectChange& change : changes.objects) {
    execute(statements_, "ingest/delete_object_change.sql", target_id_, build.branch_id,
            change.object_id, change.region_id, to_string(change.kind), build.ord);
  }
  for (const RegionChange& change : changes.regions) {
    execute(statements_, "ingest/delete_region_change.sql", target_id_, build.branch_id,
            change.region.region_id, build.ord);
  }
  for (const BlockChange& change : changes.blocks) {
    execute(statements_, "ingest/delete_block_change.sql", target_id_, build.branch_id,
            change.block.block_id, build.ord);
  }
  for (const AliasChange& change : changes.aliases) {
    execute(statements_, "ingest/delete_alias_change.sql", target_id_, build.branch_id,
            change.symbol_id, build.ord);
  }
}

void ChangeRows::refresh_lives() {
  for (const BranchSymbol& life : lives_) {
    execute(statements_, "ingest/delete_symbol_life.sql", target_id_, life.branch_id,
            life.symbol_id);
    Query lived(statements_, "ingest/symbol_life.sql", target_id_, life.branch_id,
                life.symbol_id);
    if (lived.next()) {
      execute(statements_, "ingest/insert_symbol_life.sql", target_id_, life.branch_id,
              life.symbol_id, lived.integer(0), lived.integer(1));
    }
  }
  lives_.clear();
}

void ChangeRows::insert_symbol(const BuildKey& build, const SymbolChange& change) {
  execute(statements_, "ingest/insert_symbol_change.sql", target_id_, build.branch_id,
          change.symbol_id, build.ord, integer(change.size), change.delta);
  note_life(build, change);
}

void ChangeRows::insert_object(const BuildKey& build, const ObjectChange& change) {
  execute(statements_, "ingest/insert_object_change.sql", target_id_, build.branch_id,
          change.object_id, change.region_id, to_string(change.kind), build.ord,
          integer(change.size), change.delta);
}

void ChangeRows::insert_region(const BuildKey& build, const RegionChange& change) {
  const RegionFacts& region = change.region;
  const auto size = change.gone ? std::nullopt : std::optional(region.size);
  execute(statements_, "ingest/insert_region_change.sql", target_id_, build.branch_id,
          region.region_id, build.ord, integer(size), integer(region.fill),
          integer(region.load_size), std::int64_t{region.takes_space ? 1 : 0},
          region.block_id, region.load_block_id, change.delta);
}

void ChangeRows::insert_block(const BuildKey& build, const BlockChange& change) {
  const BlockFacts& block = change.block;
  const BlockUse& own = block.own;
  const BlockUse& all = block.with_children;
  execute(statements_, "ingest/insert_block_change.sql", target_id_, build.branch_id,
          block.block_id, build.ord, std::int64_t{change.gone ? 0 : 1}, block.position,
          integer(block.origin), integer(block.length), block.parent_block_id,
          block.same_range_id, integer(own.run), integer(own.load), integer(own.overlap),
          integer(own.used), integer(own.high_water), integer(all.run), integer(all.load),
          integer(all.overlap), integer(all.used), integer(all.high_water), change.delta);
}

void ChangeRows::note_life(const BuildKey& build, const SymbolChange& change) {
  const bool begins = change.size && integer(*change.size) == change.delta;
  if (begins || !change.size) {
    lives_.insert({build.branch_id, change.symbol_id});
  }
}

}  // namespace memstrata
