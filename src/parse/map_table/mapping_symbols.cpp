#include "parse/map_table/mapping_symbols.hpp"

namespace memstrata {

bool is_mapping_symbol(std::string_view name) {
  return name.size() >= 2 && name[0] == '$' &&
         std::string_view{"adtx"}.find(name[1]) != std::string_view::npos &&
         (name.size() == 2 || name[2] == '.' || name.starts_with("$xrv"));
}

bool is_assembler_label(std::string_view name) {
  return name.starts_with(".L");
}

}  // namespace memstrata
