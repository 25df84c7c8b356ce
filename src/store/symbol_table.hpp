#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "layout/build_layout.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// What symbols of one identity but their ordinal share.
struct SymbolClass {
  TextId name = 0;  // without counters and suffixes
  std::uint32_t object_id = 0;
  std::uint32_t region_id = 0;

  bool operator==(const SymbolClass&) const = default;
};

using ClassIndex = std::uint32_t;

/// The symbol identities of one target, in memory.  New ones are written to the
/// table at once.
class SymbolTable {
 public:
  SymbolTable(Statements& statements, std::int64_t target_id);

  ClassIndex class_of(const SymbolClass& symbol_class);
  /// Throws Error{database} for an id that is not there.
  [[nodiscard]] ClassIndex class_of(SymbolId symbol) const;
  [[nodiscard]] std::uint32_t ordinal_of(SymbolId symbol) const;
  [[nodiscard]] std::size_t class_count() const { return classes_.size(); }
  /// How many symbols of the class have ever been.
  [[nodiscard]] std::uint32_t symbol_count(ClassIndex symbol_class) const {
    return classes_[symbol_class].count;
  }
  /// One more than the largest id.
  [[nodiscard]] std::size_t size() const { return symbols_.size(); }

  /// The symbol, which becomes a new row if it is none.
  SymbolId id_of(ClassIndex symbol_class, std::uint32_t ordinal);

 private:
  struct Symbol {
    ClassIndex symbol_class = 0;
    std::uint32_t ordinal = 0;
    bool used = false;
  };
  struct ClassHash {
    std::size_t operator()(const SymbolClass& value) const;
  };
  struct Class {
    SymbolClass key;
    SymbolId first = 0;  // that of ordinal 0; 0: none yet
    std::uint32_t count = 0;
  };
  using Place = std::pair<ClassIndex, std::uint32_t>;  // with the ordinal, not 0
  struct PlaceHash {
    std::size_t operator()(const Place& value) const;
  };

  [[nodiscard]] const Symbol& at(SymbolId id) const;
  /// 0: none.
  [[nodiscard]] SymbolId known(ClassIndex symbol_class, std::uint32_t ordinal) const;
  void add(SymbolId id, ClassIndex symbol_class, std::uint32_t ordinal);

  Statements& statements_;
  std::int64_t target_id_;
  std::vector<Symbol> symbols_{1};
  std::vector<Class> classes_;
  std::unordered_map<SymbolClass, ClassIndex, ClassHash> index_;
  std::unordered_map<Place, SymbolId, PlaceHash> others_;  // few classes have any
};

}  // namespace memstrata
