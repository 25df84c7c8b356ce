#include "store/heap_rows.hpp"

#include <algorithm>

#include "layout/checksum.hpp"
#include "layout/heap_runs.hpp"
#include "model/error.hpp"
#include "model/heap_figures.hpp"

namespace memstrata {

namespace {

using Number = std::optional<std::int64_t>;

Number to_number(const std::optional<std::uint64_t>& value) {
  return value ? Number{static_cast<std::int64_t>(*value)} : std::nullopt;
}

std::optional<std::uint64_t> from_number(const Number& value) {
  return value ? std::optional{static_cast<std::uint64_t>(*value)} : std::nullopt;
}

void insert_head(Statements& statements, const SnapshotRow& row) {
  const auto& snapshot = row.stored.snapshot;
  const auto& header = snapshot.header;
  const Number device_time = snapshot.time ? Number{*snapshot.time} : std::nullopt;
  execute(statements, "ingest/insert_snapshot.sql", row.target_id, row.stored.id,
          row.build_id, snapshot.label, snapshot.sequence, row.stored.time, device_time,
          snapshot.line, to_string(snapshot.status), to_number(snapshot.gc_block_bytes),
          to_number(total_bytes(snapshot)), to_number(used_bytes(snapshot)),
          to_number(free_bytes(snapshot)), to_number(header.max_new_split),
          to_number(header.one_blocks), to_number(header.two_blocks),
          to_number(header.max_block), to_number(header.max_free),
          to_number(header.stack_used), to_number(header.stack_total),
          to_number(header.mem_total), to_number(header.mem_current),
          to_number(header.mem_peak), to_number(largest_free(snapshot)),
          row.content_checksum);
}

void insert_areas(Statements& statements, const SnapshotRow& row) {
  std::uint32_t position = 0;
  for (const auto& area : row.stored.snapshot.areas) {
    const std::string runs = encode_heap_runs(area);
    execute(statements, "ingest/insert_heap_area.sql", row.target_id, row.stored.id,
            position++, static_cast<std::int64_t>(area.address),
            static_cast<std::int64_t>(gc_blocks(area)), Blob{runs});
  }
}

/// Free runs are a kind among the others in the table, so that its sum is the areas.
std::map<char, KindUse> kinds_with_free(const HeapFigures& figures) {
  auto kinds = figures.kinds;
  if (figures.free_blocks > 0) {
    auto& free = kinds[kFreeLetter];
    free.gc_blocks = figures.free_blocks;
    for (const auto& [length, count] : figures.free_lengths) {
      free.chains += count;
    }
  }
  return kinds;
}

void insert_derived(Statements& statements, const SnapshotRow& row) {
  const auto figures = figures_of(row.stored.snapshot.areas);
  for (const auto& [kind, use] : kinds_with_free(figures)) {
    execute(statements, "ingest/insert_heap_kind.sql", row.target_id, row.stored.id,
            std::string{kind}, static_cast<std::int64_t>(use.chains),
            static_cast<std::int64_t>(use.gc_blocks));
  }
  const auto insert_lengths = [&](const char* of, const auto& lengths) {
    for (const auto& [length, count] : lengths) {
      execute(statements, "ingest/insert_heap_length.sql", row.target_id, row.stored.id,
              of, static_cast<std::int64_t>(length), static_cast<std::int64_t>(count));
    }
  };
  insert_lengths("chain", figures.chain_lengths);
  insert_lengths("free", figures.free_lengths);
}

void insert_diagnostics(Statements& statements, const SnapshotRow& row) {
  std::uint32_t position = 0;
  for (const auto& diagnostic : row.stored.snapshot.diagnostics) {
    execute(statements, "ingest/insert_heap_diagnostic.sql", row.target_id, row.stored.id,
            position++,
            diagnostic.severity == Severity::note ? std::string{"note"}
                                                  : std::string{"warning"},
            diagnostic.line, diagnostic.message);
  }
}

void read_areas(Statements& statements, SnapshotRow& row) {
  for (Query query(statements, "ingest/heap_areas.sql", row.target_id, row.stored.id);
       query.next();) {
    row.stored.snapshot.areas.push_back(
        {.address = static_cast<Address>(query.integer(0)),
         .runs = decode_heap_runs(query.bytes(2))});
  }
}

void read_diagnostics(Statements& statements, SnapshotRow& row) {
  for (Query query(statements, "ingest/heap_diagnostics.sql", row.target_id,
                   row.stored.id);
       query.next();) {
    row.stored.snapshot.diagnostics.push_back(
        {.severity = query.text(0) == "note" ? Severity::note : Severity::warning,
         .line = static_cast<std::uint32_t>(query.integer(1)),
         .message = query.text(2)});
  }
}

HeapHeader read_header(const Query& query, HeapStatus status, int column) {
  HeapHeader header;
  const bool has_totals = status != HeapStatus::table_only;  // else they are the table's
  for (auto* field : {&header.total, &header.used, &header.free}) {
    const auto value = from_number(query.optional_integer(column++));
    *field = has_totals ? value : std::nullopt;
  }
  for (auto* field :
       {&header.max_new_split, &header.one_blocks, &header.two_blocks, &header.max_block,
        &header.max_free, &header.stack_used, &header.stack_total, &header.mem_total,
        &header.mem_current, &header.mem_peak}) {
    *field = from_number(query.optional_integer(column++));
  }
  return header;
}

SnapshotRow read_head(const Query& query, std::int64_t id) {
  SnapshotRow row;
  row.stored.id = id;
  row.target_id = query.integer(0);
  row.build_id = query.optional_integer(1);
  row.stored.target = query.text(2);
  auto& snapshot = row.stored.snapshot;
  snapshot.label = query.text(3);
  snapshot.sequence = static_cast<std::uint32_t>(query.integer(4));
  row.stored.time = query.integer(5);
  snapshot.time = query.optional_integer(6);
  snapshot.line = static_cast<std::uint32_t>(query.integer(7));
  const auto status = heap_status_from(query.text(8));
  if (!status) {
    throw Error{ErrorCode::database, "a heap snapshot has an unknown status"};
  }
  snapshot.status = *status;
  snapshot.gc_block_bytes = from_number(query.optional_integer(9));
  snapshot.header = read_header(query, *status, 10);
  row.content_checksum = query.integer(23);
  return row;
}

}  // namespace

std::optional<SnapshotRow> snapshot_row(Statements& statements, std::int64_t id) {
  std::optional<SnapshotRow> row;
  {
    Query query(statements, "ingest/snapshot.sql", id);
    if (!query.next()) {
      return std::nullopt;
    }
    row = read_head(query, id);
  }
  read_areas(statements, *row);
  read_diagnostics(statements, *row);
  return row;
}

void insert_snapshot_rows(Statements& statements, const SnapshotRow& row) {
  insert_head(statements, row);
  insert_areas(statements, row);
  insert_derived(statements, row);
  insert_diagnostics(statements, row);
}

std::int64_t content_checksum(const HeapSnapshot& snapshot) {
  std::string content = std::string{to_string(snapshot.status)} + '\n';
  const auto add = [&](const std::optional<std::uint64_t>& number) {
    content += (number ? std::to_string(*number) : "-") + '\n';
  };
  const auto& header = snapshot.header;
  for (const auto* field :
       {&header.total, &header.used, &header.free, &header.max_new_split,
        &header.one_blocks, &header.two_blocks, &header.max_block, &header.max_free,
        &header.stack_used, &header.stack_total, &header.mem_total, &header.mem_current,
        &header.mem_peak, &snapshot.gc_block_bytes}) {
    add(*field);
  }
  add(snapshot.time ? std::optional{static_cast<std::uint64_t>(*snapshot.time)}
                    : std::nullopt);
  for (const auto& area : snapshot.areas) {
    content += "area\n";
    add(area.address);
    for (RunCursor run{area}; run; run.next()) {
      content += run.letter();
      add(run.count());
    }
  }
  return static_cast<std::int64_t>(checksum(content));
}

std::vector<std::string> derived_facts(const HeapSnapshot& snapshot) {
  const auto figures = figures_of(snapshot.areas);
  std::vector<std::string> facts;
  for (const auto& [kind, use] : kinds_with_free(figures)) {
    facts.push_back("kind " + std::string{kind} + ' ' + std::to_string(use.chains) + ' ' +
                    std::to_string(use.gc_blocks));
  }
  for (const auto& [length, count] : figures.chain_lengths) {
    facts.push_back("chain " + std::to_string(length) + ' ' + std::to_string(count));
  }
  for (const auto& [length, count] : figures.free_lengths) {
    facts.push_back("free " + std::to_string(length) + ' ' + std::to_string(count));
  }
  const auto largest = largest_free(snapshot);
  facts.push_back("largest free " + (largest ? std::to_string(*largest) : "unknown"));
  std::ranges::sort(facts);
  return facts;
}

std::vector<std::string> stored_facts(Statements& statements, std::int64_t target_id,
                                      std::int64_t id) {
  std::vector<std::string> facts;
  for (Query query(statements, "ingest/heap_facts.sql", target_id, id); query.next();) {
    facts.push_back(query.text(0));
  }
  std::ranges::sort(facts);
  return facts;
}

}  // namespace memstrata
