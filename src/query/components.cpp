#include "query/components.hpp"

#include <algorithm>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/suggestion.hpp"
#include "text/json_list.hpp"

namespace memstrata {
namespace {

/// A JSON string: a list of one, without its brackets.
std::string json_text(const std::string& text) {
  const std::string list = json_list({text});
  return list.substr(1, list.size() - 2);
}

void check_names(const std::vector<Component>& components,
                 const std::vector<std::string>& wanted) {
  for (const auto& name : wanted) {
    if (std::ranges::find(components, name, &Component::name) != components.end()) {
      continue;
    }
    std::vector<std::string> names;
    names.reserve(components.size());
    for (const auto& component : components) {
      names.push_back(component.name);
    }
    throw Error(ErrorCode::not_found, "memstrata.toml has no [[component]] '" + name +
                                          "'" + did_you_mean(name, names));
  }
}

}  // namespace

std::string components_json(const std::vector<Component>& components) {
  std::string json = "[";
  for (const auto& component : components) {
    json += json.size() > 1 ? "," : "";
    json += "{\"name\":" + json_text(component.name);
    json += ",\"objects\":" + json_list(component.objects);
    json += ",\"archives\":" + json_list(component.archives) + "}";
  }
  return json + "]";
}

std::vector<std::int64_t> objects_in_components(const Database& database,
                                                const std::string& target,
                                                const std::vector<Component>& components,
                                                const std::vector<std::string>& wanted) {
  check_names(components, wanted);
  std::vector<std::int64_t> objects;
  ask(database, "object/components",
      {{"target", target}, {"components", components_json(components)}},
      [&](const AnswerRow& row) {
        if (std::ranges::find(wanted, row.text("component")) != wanted.end()) {
          objects.push_back(row.integer("object_id"));
        }
      });
  return objects;
}

}  // namespace memstrata
