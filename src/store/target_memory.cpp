#include "store/target_memory.hpp"

#include <algorithm>
#include <map>

#include "model/error.hpp"
#include "store/build_rows.hpp"
#include "store/checked_fields.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {

namespace {

std::int64_t checksum_of(std::int64_t target_id,
                         const std::vector<TargetMemory>& memory) {
  CheckedFields fields;
  fields.add(target_id);
  for (const auto& each : memory) {
    fields.add(each.name)
        .add(static_cast<std::int64_t>(each.origin))
        .add(static_cast<std::int64_t>(each.length))
        .add(each.attributes);
  }
  return fields.checksum();
}

/// What is stored with one target.
struct StoredMemories {
  std::string target;
  std::vector<TargetMemory> memory;
  std::vector<std::int64_t> checksums;
  bool is_numbered = true;  // positions from 0 without a hole
};

std::map<std::int64_t, StoredMemories> stored_memories(Statements& statements) {
  std::map<std::int64_t, StoredMemories> targets;
  for (Query rows(statements, "verify/target_memories.sql"); rows.next();) {
    auto& stored = targets[rows.integer(0)];
    const auto position = static_cast<std::int64_t>(stored.memory.size());
    stored.is_numbered = stored.is_numbered && rows.integer(1) == position;
    stored.memory.push_back({.name = rows.text(2),
                             .origin = static_cast<Address>(rows.integer(3)),
                             .length = static_cast<Bytes>(rows.integer(4)),
                             .attributes = rows.text(5)});
    stored.checksums.push_back(rows.integer(6));
    stored.target = rows.text(7);
  }
  return targets;
}

bool is_whole(std::int64_t target_id, const StoredMemories& stored) {
  const auto expected = checksum_of(target_id, stored.memory);
  return stored.is_numbered && !stored.target.empty() &&
         std::ranges::all_of(stored.checksums, [expected](std::int64_t checksum) {
           return checksum == expected;
         });
}

}  // namespace

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
    const auto checksum = checksum_of(*target_id, memory);
    std::int64_t position = 0;
    for (const auto& each : memory) {
      execute(statements, "ingest/insert_target_memory.sql", *target_id, position,
              each.name, static_cast<std::int64_t>(each.origin),
              static_cast<std::int64_t>(each.length), each.attributes, checksum);
      ++position;
    }
    scope.commit();
  });
}

std::vector<Finding> verify_target_memories(const Database& database) {
  return with_translated_errors(database.path(), [&] {
    std::vector<Finding> findings;
    for (const auto& [id, stored] : stored_memories(database.impl().statements)) {
      if (!is_whole(id, stored)) {
        findings.push_back({.target = stored.target,
                            .message = "the memories given for the target were changed"});
      }
    }
    return findings;
  });
}

}  // namespace memstrata
