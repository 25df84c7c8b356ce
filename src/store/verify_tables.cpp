#include "store/verify_tables.hpp"

namespace memstrata {
namespace {

std::map<std::int64_t, VerifyTables::Named> named(Statements& statements,
                                                  std::string_view path,
                                                  std::int64_t target_id) {
  std::map<std::int64_t, VerifyTables::Named> rows;
  for (Query row(statements, path, target_id); row.next();) {
    rows[row.integer(0)] = {row.text(1), row.text(2)};
  }
  return rows;
}

}  // namespace

VerifyTables::VerifyTables(Statements& statements, std::int64_t target_id)
    : objects(named(statements, "ingest/objects.sql", target_id)),
      regions(named(statements, "ingest/regions.sql", target_id)),
      blocks(named(statements, "ingest/blocks.sql", target_id)) {
  for (Query row(statements, "ingest/texts.sql", target_id); row.next();) {
    texts[row.integer(0)] = {row.integer(1), row.text(2)};
  }
  for (Query row(statements, "ingest/symbols.sql", target_id); row.next();) {
    const SymbolIdentity identity{row.integer(1), row.integer(2), row.integer(3),
                                  row.integer(4)};
    symbols[row.integer(0)] = identity;
    symbol_ids[identity] = row.integer(0);
  }
}

std::string VerifyTables::region_name(std::int64_t region_id) const {
  const auto found = regions.find(region_id);
  return found == regions.end() ? std::string() : found->second.first;
}

}  // namespace memstrata
