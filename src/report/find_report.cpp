#include "report/find_report.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/build_text.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

using Align = TableColumn::Align;

/// The places that are printed; the others are counted.
struct Places {
  const std::vector<SymbolPlace>& all;
  std::size_t shown = 0;

  [[nodiscard]] std::uint64_t left_out() const { return all.size() - shown; }
};

Json json_of(const SymbolPlace& place) {
  return {{"target", place.target},
          {"branch", place.branch},
          {"name", place.name},
          {"object", json_or_null(place.object)},
          {"archive", json_or_null(place.archive)},
          {"region", json_or_null(place.region)},
          {"alias_of", json_or_null(place.alias_of)},
          {"builds", place.builds},
          {"first", place.first},
          {"first_time", rfc3339(place.first_time)},
          {"last", place.last},
          {"last_time", rfc3339(place.last_time)},
          {"smallest", place.smallest},
          {"largest", place.largest},
          {"size", json_or_null(place.size)}};
}

Json rows_of(const Places& places) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < places.shown; ++i) {
    rows.push_back(json_of(places.all[i]));
  }
  return rows;
}

Json document_of(const Places& places, const std::string& name) {
  Json document = json_document("find");
  document["name"] = name;
  document["rows"] = rows_of(places);
  document["others"] =
      places.left_out() == 0 ? Json{} : Json{{"rows", places.left_out()}};
  return document;
}

std::string name_text(const SymbolPlace& place) {
  return place.alias_of.empty() ? place.name
                                : place.name + " (alias of " + place.alias_of + ")";
}

/// "66..108", "66"
std::string range_text(const SymbolPlace& place) {
  return place.smallest == place.largest
             ? grouped(place.smallest)
             : grouped(place.smallest) + ".." + grouped(place.largest);
}

TextTable table_of(const Places& places) {
  const bool has_branches =
      std::ranges::any_of(places.all, [&places](const SymbolPlace& place) {
        return place.branch != places.all.front().branch;
      });
  TextTable table;
  table.columns = {{.title = "target", .is_name = true}};
  if (has_branches) {
    table.columns.push_back({.title = "branch", .is_name = true, .may_shrink = true});
  }
  const std::vector<TableColumn> others{
      {.title = "size now", .align = Align::right},
      {.title = "size", .align = Align::right},
      {.title = "builds", .align = Align::right},
      {.title = "first", .is_name = true, .may_shrink = true},
      {.title = "last", .is_name = true, .may_shrink = true},
      {.title = "name", .is_name = true, .may_shrink = true},
      {.title = "object",
       .is_name = true,
       .may_shrink = true,
       .keep = Keep::end,
       .drop_order = 2}};
  table.columns.insert(table.columns.end(), others.begin(), others.end());
  for (std::size_t i = 0; i < places.shown; ++i) {
    const SymbolPlace& place = places.all[i];
    TableRow row{{place.target}};
    if (has_branches) {
      row.push_back({place.branch});
    }
    row.push_back({place.size ? grouped(*place.size) : "gone"});
    row.push_back({range_text(place)});
    row.push_back({grouped(place.builds)});
    row.push_back({place.first});
    row.push_back({place.last});
    row.push_back({name_text(place)});
    row.push_back({object_text(place.object, place.archive)});
    table.rows.push_back(std::move(row));
  }
  if (places.left_out() > 0) {
    table.footer.push_back({{counted(places.left_out(), "more place")}});
  }
  return table;
}

}  // namespace

void write_places(std::ostream& out, const std::string& name,
                  const std::vector<SymbolPlace>& places, std::size_t row_limit,
                  const Style& style) {
  const Places cut{
      .all = places,
      .shown = row_limit == 0 ? places.size() : std::min(row_limit, places.size())};
  const auto rows = [&] { return rows_of(cut); };
  write_answer(out,
               {.document = [&] { return document_of(cut, name); },
                .lines = rows,
                .records = rows,
                .columns = {"target", "branch", "name", "object", "archive", "region",
                            "alias_of", "builds", "first", "first_time", "last",
                            "last_time", "smallest", "largest", "size"},
                .for_people = [&] { write_table(out, table_of(cut), style); }},
               style.format);
}

}  // namespace memstrata
