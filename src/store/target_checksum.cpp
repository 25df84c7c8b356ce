#include "store/target_checksum.hpp"

#include "store/checked_fields.hpp"

namespace memstrata {
namespace {

std::int64_t checksum_of(Statements& statements, std::int64_t target_id) {
  constexpr int kColumns = 6;
  CheckedFields fields;
  fields.add(target_id);
  for (Query rows(statements, "ingest/target_metadata.sql", target_id); rows.next();) {
    for (int column = 0; column < kColumns; ++column) {
      fields.add(rows.bytes(column));
    }
  }
  return fields.checksum();
}

}  // namespace

void renew_target_checksum(Statements& statements, std::int64_t target_id) {
  execute(statements, "ingest/update_target_checksum.sql", target_id,
          checksum_of(statements, target_id));
}

std::vector<Finding> verify_targets(Statements& statements) {
  std::vector<Finding> findings;
  for (Query rows(statements, "verify/targets.sql"); rows.next();) {
    if (checksum_of(statements, rows.integer(0)) != rows.integer(2)) {
      findings.push_back(
          {.target = rows.text(1),
           .message = "the target's name, memories or renames were changed"});
    }
  }
  return findings;
}

}  // namespace memstrata
