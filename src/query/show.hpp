#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/filters.hpp"
#include "query/listing.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A region where it counts: where it runs, or where its load image lies.
struct ShownRegion {
  std::string block;
  std::string role;  // run, load
  std::string name;
  std::uint64_t address = 0;
  std::int64_t size = 0;  // bytes
  std::int64_t fill = 0;  // bytes of padding in it
};

struct ShownRow {
  std::string level;  // as in DiffRow
  std::string name;
  std::string object;
  std::string archive;
  std::string region;
  std::string block;
  std::int64_t size = 0;
  std::vector<std::string> aliases;
};

/// One level of a build: rows + others + fill - overlap = total.
struct ShownLevel {
  Level level = Level::symbol;
  std::vector<ShownRow> rows;  // largest first
  std::int64_t other_rows = 0;
  std::int64_t other_bytes = 0;
};

struct Show {
  StoredBuild build;
  Filters filters;
  std::vector<BlockSize> blocks;     // in the order of the memory table
  std::vector<ShownRegion> regions;  // by block, then address
  std::vector<ShownLevel> levels;    // one for each level below region that was asked for
  std::int64_t total = 0;            // bytes that pass the filters
  std::int64_t fill = 0;
  std::int64_t overlap = 0;
  bool adds_up = false;
};

/// Blocks and regions are always there; `levels` adds archives, objects, symbols.
Show show(const Database& database, const StoredBuild& build,
          const std::vector<Level>& levels = {Level::symbol},
          const Filters& filters = {});

}  // namespace memstrata
