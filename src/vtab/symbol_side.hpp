#pragma once

#include "vtab/column_value.hpp"
#include "vtab/stored_layout.hpp"

namespace memstrata {

/// A symbol of one of two builds; null: it is not there, and every column is NULL.
struct SymbolSide {
  const StoredLayout* build = nullptr;
  const LayoutSymbol* symbol = nullptr;

  static SymbolSide of(const StoredLayout& build, Index position) {
    return {&build, position == kNone ? nullptr : &build.layout().symbols[position]};
  }
};

void set_group_id(const SymbolSide& side, const ColumnValue& value);
void set_size(const SymbolSide& side, const ColumnValue& value);
void set_address(const SymbolSide& side, const ColumnValue& value);
void set_region_id(const SymbolSide& side, const ColumnValue& value);
void set_object_id(const SymbolSide& side, const ColumnValue& value);
void set_size_from(const SymbolSide& side, const ColumnValue& value);

}  // namespace memstrata
