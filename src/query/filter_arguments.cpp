#include "query/filter_arguments.hpp"

#include <algorithm>
#include <string>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/suggestion.hpp"
#include "text/json_list.hpp"

namespace memstrata {
namespace {

using Names = std::vector<std::string>;

Names names_in(const Database& database, const std::vector<StoredBuild>& builds,
               const std::string& question, const Arguments& arguments) {
  Names names;
  for (const auto& build : builds) {
    Arguments of_build = arguments;
    of_build.emplace("build", build.id);
    ask(database, question, of_build,
        [&names](const AnswerRow& row) { names.push_back(row.text("name")); });
  }
  return names;
}

[[noreturn]] void refuse(const std::string& what, const std::string& wanted,
                         const Names& names) {
  throw Error(ErrorCode::not_found,
              "there is no " + what + " '" + wanted + "'" + did_you_mean(wanted, names));
}

}  // namespace

std::string object_ids_json(const Filters& filters) {
  if (!filters.components.empty() && filters.object_ids.empty()) {
    return "[-1]";  // no object has it: the components are empty
  }
  return build_ids_json(filters.object_ids);
}

void add_filters(Arguments& arguments, const Filters& filters) {
  arguments["blocks"] = json_list(filters.blocks);
  arguments["regions"] = json_list(filters.regions);
  arguments["objects"] = json_list(filters.objects);
  arguments["object_ids"] = object_ids_json(filters);
  arguments["archives"] = json_list(filters.archives);
  arguments["symbols"] = json_list(filters.symbols);
}

void add_limits(Arguments& arguments, const Filters& filters) {
  const std::int64_t least = filters.only_changed ? 1 : 0;
  arguments["min_delta"] = std::max(filters.min_delta, least);
  arguments["row_limit"] = static_cast<std::int64_t>(filters.row_limit);
}

void check_filters(const Database& database, const std::vector<StoredBuild>& builds,
                   const Filters& filters) {
  if (!filters.blocks.empty()) {
    const Names names = names_in(database, builds, "block/sizes", {});
    for (const auto& block : filters.blocks) {
      if (std::ranges::find(names, block) == names.end()) {
        refuse("block", block, names);
      }
    }
  }
  for (const auto& region : filters.regions) {
    const Arguments one{{"regions", json_list({region})}};
    if (names_in(database, builds, "region/places", one).empty()) {
      refuse("region", region, names_in(database, builds, "region/places", {}));
    }
  }
}

}  // namespace memstrata
