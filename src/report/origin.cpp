#include "report/origin.hpp"

#include <nlohmann/json.hpp>

namespace memstrata {

Json json_of(const std::optional<Origin>& origin) {
  if (!origin) {
    return {};
  }
  return {{"name", json_or_null(origin->name)},
          {"object", json_or_null(origin->object)},
          {"region", json_or_null(origin->region)}};
}

void flatten_origin(Json& record, const std::optional<Origin>& origin) {
  record.erase("from");
  if (origin) {
    record["from_name"] = origin->name;
    record["from_object"] = origin->object;
    record["from_region"] = origin->region;
  }
}

std::string origin_text(const std::optional<Origin>& origin, const std::string& name,
                        const std::string& object) {
  if (!origin) {
    return {};
  }
  if (origin->name != name) {
    return " (was " + origin->name + ")";
  }
  return " (from " + (origin->object != object ? origin->object : origin->region) + ")";
}

}  // namespace memstrata
