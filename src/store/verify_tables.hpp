#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "store/statements.hpp"

namespace memstrata {

/// A row of table symbol.
struct SymbolIdentity {
  std::int64_t name_id = 0;
  std::int64_t object_id = 0;
  std::int64_t region_id = 0;
  std::int64_t ordinal = 0;
  auto operator<=>(const SymbolIdentity&) const = default;
};

/// The tables of names of one target as they are stored, for verify alone.
struct VerifyTables {
  VerifyTables(Statements& statements, std::int64_t target_id);

  struct Text {
    std::int64_t hash = 0;
    std::string text;
  };
  using Named = std::pair<std::string, std::string>;

  std::map<std::int64_t, Text> texts;
  std::map<std::int64_t, Named> objects;  // path, archive
  std::map<std::int64_t, Named> regions;  // name, ordinal
  std::map<std::int64_t, Named> blocks;   // name, ordinal
  std::map<std::int64_t, SymbolIdentity> symbols;
  std::map<SymbolIdentity, std::int64_t> symbol_ids;

  [[nodiscard]] std::string region_name(std::int64_t region_id) const;
};

}  // namespace memstrata
