#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/heap_snapshot.hpp"
#include "store/heap_store.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// A row of heap_snapshot with its areas.
struct SnapshotRow {
  StoredSnapshot stored;  // `build` is left empty
  std::int64_t target_id = 0;
  std::optional<std::int64_t> build_id;
  std::int64_t content_checksum = 0;
};

std::optional<SnapshotRow> snapshot_row(Statements& statements, std::int64_t id);

/// With areas, kinds, lengths and diagnostics.
void insert_snapshot_rows(Statements& statements, const SnapshotRow& row);

/// 64 bits over all that a dump says.
std::int64_t content_checksum(const HeapSnapshot& snapshot);

/// What is derived from the areas, as sql/ingest/heap_facts.sql words it, sorted.
std::vector<std::string> derived_facts(const HeapSnapshot& snapshot);
std::vector<std::string> stored_facts(Statements& statements, std::int64_t target_id,
                                      std::int64_t id);

}  // namespace memstrata
