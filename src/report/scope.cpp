#include "report/scope.hpp"

#include <nlohmann/json.hpp>

namespace memstrata {

namespace {

Json json_of(const std::vector<std::string>& patterns) {
  if (patterns.empty()) {
    return {};
  }
  return patterns.size() == 1 ? Json(patterns.front()) : Json(patterns);
}

void append(std::string& text, const char* what,
            const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    text += (text.empty() ? "" : ", ") + std::string{what} + " " + pattern;
  }
}

}  // namespace

Json json_of(const Filters& filters) {
  return {
      {"block", json_of(filters.blocks)},         {"region", json_of(filters.regions)},
      {"object", json_of(filters.objects)},       {"archive", json_of(filters.archives)},
      {"component", json_of(filters.components)}, {"symbol", json_of(filters.symbols)},
      {"min_delta", filters.min_delta},           {"only_changed", filters.only_changed}};
}

std::string text_of(const Filters& filters) {
  std::string text;
  append(text, "block", filters.blocks);
  append(text, "region", filters.regions);
  append(text, "object", filters.objects);
  append(text, "archive", filters.archives);
  append(text, "component", filters.components);
  append(text, "symbol", filters.symbols);
  return text;
}

}  // namespace memstrata
