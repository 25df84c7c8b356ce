#include "report/overflow_report.hpp"

#include <nlohmann/json.hpp>

#include "report/build_text.hpp"
#include "report/numbers.hpp"

namespace memstrata {

namespace {

/// "log_entries (obj/log.o) +11,776 B"
std::string grower_text(const DiffRow& row) {
  const std::string name = symbol_text(row.name, row.aliases.size());
  const std::string object =
      row.object.empty() ? "" : " (" + object_text(row.object, row.archive) + ")";
  return name + object + " " + signed_grouped(row.delta) + " B";
}

}  // namespace

Json json_of(const std::vector<Overflow>& overflows) {
  Json all = Json::array();
  for (const Overflow& overflow : overflows) {
    Json growers = Json::array();
    for (const DiffRow& row : overflow.growers) {
      growers.push_back({{"name", json_or_null(row.name)},
                         {"object", json_or_null(row.object)},
                         {"region", json_or_null(row.region)},
                         {"delta", row.delta},
                         {"change", row.change}});
    }
    all.push_back({{"block", overflow.block},
                   {"over", overflow.over},
                   {"good", overflow.good ? json_of(*overflow.good) : Json{}},
                   {"delta", overflow.good ? Json(overflow.delta) : Json{}},
                   {"growers", std::move(growers)}});
  }
  return all;
}

std::string text_of(const Overflow& overflow) {
  std::string text = overflow.block + " over by " + grouped(overflow.over) + " B";
  if (!overflow.good) {
    return text + "; no build before it fits";
  }
  text += "; since the last good build " + overflow.good->metadata.label + ": " +
          signed_grouped(overflow.delta) + " B";
  for (std::size_t i = 0; i < overflow.growers.size(); ++i) {
    text += i == 0 ? "; largest growers: " : ", ";
    text += grower_text(overflow.growers[i]);
  }
  return text;
}

}  // namespace memstrata
