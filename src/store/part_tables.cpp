#include "store/part_tables.hpp"

#include <algorithm>

#include "text/names.hpp"

namespace memstrata {

PartTable::PartTable(Statements& statements, std::int64_t target_id, Files files)
    : statements_(statements), target_id_(target_id), files_(files) {
  for (Query rows(statements, files.read, target_id); rows.next();) {
    const auto id = static_cast<std::uint32_t>(rows.integer(0));
    ids_.emplace(key_of(rows.bytes(1), rows.bytes(2)), id);
    next_id_ = std::max(next_id_, id + 1);
  }
}

std::uint32_t PartTable::id_of(std::string_view first, std::string_view second) {
  const auto [entry, is_new] = ids_.try_emplace(key_of(first, second), next_id_);
  if (is_new) {
    ++next_id_;
    execute(statements_, files_.insert, target_id_, entry->second, first, second);
  }
  return entry->second;
}

std::string PartTable::key_of(std::string_view first, std::string_view second) {
  std::string key;
  key.reserve(first.size() + second.size() + 1);
  return key.append(first).append(1, '\0').append(second);
}

ObjectTable::ObjectTable(Statements& statements, std::int64_t target_id)
    : rows_(statements, target_id, {"ingest/objects.sql", "ingest/insert_object.sql"}) {}

std::uint32_t ObjectTable::id_of(TextId path, TextId archive,
                                 const SpellingTable& texts) {
  if (path == 0 && archive == 0) {
    return 0;
  }
  const std::uint64_t spelling = std::uint64_t{path} << 32U | archive;
  const auto known = by_spelling_.find(spelling);
  if (known != by_spelling_.end()) {
    return known->second;
  }
  const std::uint32_t id = rows_.id_of(normalised_object(texts.text(path)),
                                       normalised_object(texts.text(archive)));
  by_spelling_.emplace(spelling, id);
  return id;
}

}  // namespace memstrata
