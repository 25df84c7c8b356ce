#pragma once

#include "vtab/column_value.hpp"
#include "vtab/stored_layout.hpp"

namespace memstrata {

// Columns that several tables have, of one symbol or contribution of a build.

/// The other names as a JSON array; NULL when there are none.
void set_aliases(const StoredLayout& build, const LayoutSymbol& symbol,
                 const ColumnValue& value);
void set_region_name(const StoredLayout& build, Index region, const ColumnValue& value);
void set_object_path(const StoredLayout& build, std::uint32_t object_id,
                     const ColumnValue& value);
void set_archive(const StoredLayout& build, std::uint32_t object_id,
                 const ColumnValue& value);

}  // namespace memstrata
