#include "store/symbol_table.hpp"

#include <string>

#include "model/error.hpp"

namespace memstrata {

namespace {

constexpr std::uint64_t kMultiplier = 0x9e3779b97f4a7c15;

}  // namespace

std::size_t SymbolTable::ClassHash::operator()(const SymbolClass& value) const {
  std::uint64_t hash = value.name * kMultiplier;
  hash = (hash ^ hash >> 29U ^ value.object_id) * kMultiplier;
  hash = (hash ^ hash >> 29U ^ value.region_id) * kMultiplier;
  return static_cast<std::size_t>(hash ^ hash >> 32U);
}

std::size_t SymbolTable::PlaceHash::operator()(const Place& value) const {
  const std::uint64_t hash = (value.first * kMultiplier ^ value.second) * kMultiplier;
  return static_cast<std::size_t>(hash ^ hash >> 32U);
}

SymbolTable::SymbolTable(Statements& statements, std::int64_t target_id)
    : statements_(statements), target_id_(target_id) {
  for (Query rows(statements, "ingest/symbols.sql", target_id); rows.next();) {
    const ClassIndex symbol_class = class_of(SymbolClass{
        static_cast<TextId>(rows.integer(1)), static_cast<std::uint32_t>(rows.integer(2)),
        static_cast<std::uint32_t>(rows.integer(3))});
    add(static_cast<SymbolId>(rows.integer(0)), symbol_class,
        static_cast<std::uint32_t>(rows.integer(4)));
  }
}

ClassIndex SymbolTable::class_of(const SymbolClass& symbol_class) {
  const auto [entry, is_new] =
      index_.try_emplace(symbol_class, static_cast<ClassIndex>(classes_.size()));
  if (is_new) {
    classes_.push_back({symbol_class});
  }
  return entry->second;
}

ClassIndex SymbolTable::class_of(SymbolId symbol) const {
  return at(symbol).symbol_class;
}

std::uint32_t SymbolTable::ordinal_of(SymbolId symbol) const {
  return at(symbol).ordinal;
}

SymbolId SymbolTable::id_of(ClassIndex symbol_class, std::uint32_t ordinal) {
  if (const SymbolId found = known(symbol_class, ordinal); found != 0) {
    return found;
  }
  const auto id = static_cast<SymbolId>(symbols_.size());
  const SymbolClass& key = classes_[symbol_class].key;
  execute(statements_, "ingest/insert_symbol.sql", target_id_, id, key.name,
          key.object_id, key.region_id, ordinal);
  add(id, symbol_class, ordinal);
  return id;
}

SymbolId SymbolTable::known(ClassIndex symbol_class, std::uint32_t ordinal) const {
  if (ordinal == 0) {
    return classes_[symbol_class].first;
  }
  const auto found = others_.find({symbol_class, ordinal});
  return found == others_.end() ? 0 : found->second;
}

const SymbolTable::Symbol& SymbolTable::at(SymbolId id) const {
  if (id >= symbols_.size() || !symbols_[id].used) {
    throw Error{ErrorCode::database, "symbol " + std::to_string(id) + " is missing"};
  }
  return symbols_[id];
}

void SymbolTable::add(SymbolId id, ClassIndex symbol_class, std::uint32_t ordinal) {
  if (id >= symbols_.size()) {
    symbols_.resize(id + 1);
  }
  symbols_[id] = {symbol_class, ordinal, true};
  if (ordinal == 0) {
    classes_[symbol_class].first = id;
  } else {
    others_.emplace(Place{symbol_class, ordinal}, id);
  }
  ++classes_[symbol_class].count;
}

}  // namespace memstrata
