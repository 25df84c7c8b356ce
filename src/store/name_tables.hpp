#pragma once

#include "store/part_tables.hpp"
#include "store/spelling_table.hpp"
#include "store/symbol_table.hpp"

namespace memstrata {

/// All names of one target.
struct NameTables {
  NameTables(Statements& statements, std::int64_t target_id)
      : texts(statements, target_id),
        objects(statements, target_id),
        regions(statements, target_id,
                {"ingest/regions.sql", "ingest/insert_region.sql"}),
        blocks(statements, target_id, {"ingest/blocks.sql", "ingest/insert_block.sql"}),
        symbols(statements, target_id) {}

  SpellingTable texts;
  ObjectTable objects;
  PartTable regions;
  PartTable blocks;
  SymbolTable symbols;
};

}  // namespace memstrata
