#include "vtab/symbol_side.hpp"

#include "model/map_words.hpp"

namespace memstrata {

void set_group_id(const SymbolSide& side, const ColumnValue& value) {
  return side.symbol == nullptr ? value.set_null()
                                : value.set_integer(side.symbol->group_id);
}

void set_size(const SymbolSide& side, const ColumnValue& value) {
  return side.symbol == nullptr ? value.set_null() : value.set_bytes(side.symbol->size);
}

void set_address(const SymbolSide& side, const ColumnValue& value) {
  return side.symbol == nullptr ? value.set_null()
                                : value.set_bytes(side.symbol->address);
}

void set_region_id(const SymbolSide& side, const ColumnValue& value) {
  return side.symbol == nullptr ? value.set_null()
                                : value.set_integer(side.build->region_id(*side.symbol));
}

void set_object_id(const SymbolSide& side, const ColumnValue& value) {
  return side.symbol == nullptr ? value.set_null()
                                : value.set_integer(side.build->object_id(*side.symbol));
}

void set_size_from(const SymbolSide& side, const ColumnValue& value) {
  return side.symbol == nullptr ? value.set_null()
                                : value.set_text(to_string(side.symbol->size_from));
}

}  // namespace memstrata
