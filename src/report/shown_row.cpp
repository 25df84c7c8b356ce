#include "report/shown_row.hpp"

#include <nlohmann/json.hpp>

#include "report/build_text.hpp"

namespace memstrata {

Json json_of(const ShownRow& row) {
  return {{"level", row.level},
          {"name", json_or_null(row.name)},
          {"object", json_or_null(row.object)},
          {"archive", json_or_null(row.archive)},
          {"region", json_or_null(row.region)},
          {"block", json_or_null(row.block)},
          {"size", row.size},
          {"aliases", row.aliases}};
}

std::string row_name(const ShownRow& row) {
  if (row.level == "symbol") {
    return symbol_text(row.name, row.aliases.size());
  }
  return part_text(row.level, row.name);
}

}  // namespace memstrata
