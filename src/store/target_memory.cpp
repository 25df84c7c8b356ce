#include "store/target_memory.hpp"

#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"
#include "store/target_checksum.hpp"

namespace memstrata {

std::vector<TargetMemory> target_memory(const Database& database,
                                        const std::string& target) {
  return with_translated_errors(database.path(), [&] {
    std::vector<TargetMemory> memory;
    Query query(database.impl().statements, "ingest/target_memory.sql", target);
    while (query.next()) {
      memory.push_back({.name = query.text(0),
                        .origin = static_cast<Address>(query.integer(1)),
                        .length = static_cast<Bytes>(query.integer(2)),
                        .attributes = query.text(3)});
    }
    return memory;
  });
}

void keep_target_memory(Database& database, const std::string& target,
                        const std::vector<TargetMemory>& memory) {
  with_translated_errors(database.path(), [&] {
    WriteScope scope(database.impl());
    Statements& statements = database.impl().statements;
    const auto target_id = find_target_id(statements, target);
    if (!target_id) {
      throw Error{ErrorCode::not_found, "there is no target " + target};
    }
    execute(statements, "ingest/delete_target_memory.sql", *target_id);
    std::int64_t position = 0;
    for (const auto& each : memory) {
      execute(statements, "ingest/insert_target_memory.sql", *target_id, position,
              each.name, static_cast<std::int64_t>(each.origin),
              static_cast<std::int64_t>(each.length), each.attributes);
      ++position;
    }
    renew_target_checksum(statements, *target_id);
    scope.commit();
  });
}

}  // namespace memstrata
