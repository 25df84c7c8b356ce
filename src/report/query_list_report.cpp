#include "report/query_list_report.hpp"

#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/text_table.hpp"

namespace memstrata {

namespace {

Json json_of(const Parameter& parameter) {
  return {{"name", parameter.name},
          {"default", parameter.default_value ? Json(*parameter.default_value) : Json{}},
          {"description", parameter.description}};
}

Json json_of(const NamedQuery& query) {
  Json parameters = Json::array();
  for (const Parameter& parameter : query.parameters) {
    parameters.push_back(json_of(parameter));
  }
  Json columns = Json::array();
  for (const Column& column : query.columns) {
    columns.push_back({{"name", column.name}, {"description", column.description}});
  }
  return {{"name", query.name},
          {"title", query.title},
          {"parameters", std::move(parameters)},
          {"columns", std::move(columns)}};
}

/// "symbol [since]": what has a default stands in brackets.
std::string parameter_names(const NamedQuery& query) {
  std::string names;
  for (const Parameter& parameter : query.parameters) {
    names += names.empty() ? "" : " ";
    names += parameter.default_value ? "[" + parameter.name + "]" : parameter.name;
  }
  return names;
}

TextTable table_of(const std::vector<NamedQuery>& queries) {
  TextTable table;
  table.columns = {{.title = "question"},
                   {.title = "parameters", .may_shrink = true, .keep = Keep::begin},
                   {.title = "", .may_shrink = true, .keep = Keep::begin}};
  for (const NamedQuery& query : queries) {
    table.rows.push_back({{query.name}, {parameter_names(query)}, {query.title}});
  }
  return table;
}

}  // namespace

void write_query_list(std::ostream& out, const std::vector<NamedQuery>& queries,
                      const Style& style) {
  const auto rows = [&] {
    Json array = Json::array();
    for (const NamedQuery& query : queries) {
      array.push_back(json_of(query));
    }
    return array;
  };
  write_answer(out,
               {.document =
                    [&] {
                      Json document = json_document("queries");
                      document["rows"] = rows();
                      return document;
                    },
                .lines = rows,
                .records = rows,
                .columns = {"name", "title"},
                .for_people = [&] { write_table(out, table_of(queries), style); }},
               style.format);
}

void write_query(std::ostream& out, const NamedQuery& query, const Style& style) {
  if (style.format == OutputFormat::json) {
    Json document = json_document("question");
    document.update(json_of(query));
    document["sql"] = std::string{query.sql};
    write_json(out, document);
    return;
  }
  out << query.sql;
}

}  // namespace memstrata
