#include "vtab/symbol_values.hpp"

#include <string>
#include <vector>

#include "text/json_list.hpp"

namespace memstrata {

void set_aliases(const StoredLayout& build, const LayoutSymbol& symbol,
                 const ColumnValue& value) {
  if (symbol.alias_count == 0) {
    return value.set_null();
  }
  std::vector<std::string> names;
  for (Index i = 0; i < symbol.alias_count; ++i) {
    names.emplace_back(
        build.names().text(build.layout().aliases[symbol.first_alias + i]));
  }
  value.set_text(json_list(names));
}

void set_region_name(const StoredLayout& build, Index region, const ColumnValue& value) {
  if (region == kNone) {
    return value.set_null();
  }
  value.set_text(build.names().text(build.layout().regions[region].name));
}

void set_object_path(const StoredLayout& build, std::uint32_t object_id,
                     const ColumnValue& value) {
  if (object_id == 0) {
    return value.set_null();
  }
  value.set_name(build.names().object(object_id).path);
}

void set_archive(const StoredLayout& build, std::uint32_t object_id,
                 const ColumnValue& value) {
  if (object_id == 0) {
    return value.set_null();
  }
  value.set_name(build.names().object(object_id).archive);
}

}  // namespace memstrata
