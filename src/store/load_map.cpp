#include <memory>

#include "layout/codec.hpp"
#include "store/build_rows.hpp"
#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/layout_chain.hpp"
#include "store/restore_map.hpp"
#include "store/spelling_table.hpp"
#include "store/sqlite_error.hpp"

namespace memstrata {

MemoryMap load_map(const Database& database, const BuildKey& key) {
  return with_translated_errors(database.path(), [&] {
    Statements& statements = database.impl().statements;
    required_build_row(statements, key);
    const BuildLayout layout = decode_records(read_records(statements, key));
    const auto texts = std::make_shared<SpellingTable>(statements, key.target_id);
    MemoryMap map = restore_map(layout, *texts);
    map.storage.push_back(texts);
    return map;
  });
}

}  // namespace memstrata
