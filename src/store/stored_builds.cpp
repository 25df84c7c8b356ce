#include <map>

#include "store/build_columns.hpp"
#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {
namespace {

using Tags = std::map<BuildKey, std::vector<std::string>>;

Tags all_tags(Statements& statements, const std::string& target) {
  Tags tags;
  for (Query rows(statements, "ingest/all_tags.sql", target); rows.next();) {
    tags[{rows.integer(0), rows.integer(1), rows.integer(2)}].push_back(rows.text(3));
  }
  return tags;
}

}  // namespace

std::vector<StoredBuild> stored_builds(const Database& database,
                                       const std::string& target) {
  return with_translated_errors(database.path(), [&] {
    Statements& statements = database.impl().statements;
    Tags tags = all_tags(statements, target);
    std::vector<StoredBuild> builds;
    for (Query rows(statements, "ingest/builds.sql", target); rows.next();) {
      StoredBuild& build = builds.emplace_back(read_build_columns(rows).build);
      build.metadata.tags = std::move(tags[build.key]);
    }
    return builds;
  });
}

std::vector<std::string> stored_targets(const Database& database) {
  return with_translated_errors(database.path(), [&] {
    std::vector<std::string> names;
    for (Query rows(database.impl().statements, "ingest/stored_targets.sql");
         rows.next();) {
      names.push_back(rows.text(0));
    }
    return names;
  });
}

}  // namespace memstrata
