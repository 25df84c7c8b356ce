#include "report/result_report.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/answer_forms.hpp"
#include "report/numbers.hpp"
#include "report/text_table.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

/// The rows that are printed, and the sums of those that are not.
struct Cut {
  std::size_t shown = 0;
  std::size_t left_out = 0;
  std::vector<Cell> sums;  // one a column; empty where a sum says nothing
};

/// Many counts are keys and places.
bool can_be_summed(Kind kind) {
  return kind == Kind::bytes || kind == Kind::delta;
}

Cut cut(const ResultTable& result, std::size_t row_limit) {
  Cut cut;
  cut.shown =
      row_limit == 0 ? result.rows.size() : std::min(row_limit, result.rows.size());
  cut.left_out = result.rows.size() - cut.shown;
  for (std::size_t column = 0; column < result.columns.size(); ++column) {
    std::int64_t sum = 0;
    for (std::size_t row = cut.shown; row < result.rows.size(); ++row) {
      const auto* number = std::get_if<std::int64_t>(&result.rows[row][column]);
      sum += number == nullptr ? 0 : *number;
    }
    cut.sums.push_back(can_be_summed(result.columns[column].kind) ? Cell{sum} : Cell{});
  }
  return cut;
}

std::string number_text(std::int64_t number, Kind kind) {
  switch (kind) {
    case Kind::delta:
      return signed_grouped(number);
    case Kind::address:
      return hex_address(static_cast<std::uint64_t>(number));
    case Kind::time:
      return rfc3339(number);
    default:
      return grouped(number);
  }
}

std::string real_text(double number, Kind kind) {
  return kind == Kind::share ? fmt::format("{:.1f} %", 100 * number)
                             : fmt::format("{:.2f}", number);
}

TableCell cell_of(const Cell& cell, Kind kind) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    return {number_text(*number, kind),
            kind == Kind::delta ? tone_of(*number) : Tone::plain};
  }
  if (const auto* number = std::get_if<double>(&cell)) {
    return {real_text(*number, kind)};
  }
  const auto* text = std::get_if<std::string>(&cell);
  return {text == nullptr ? "" : *text};
}

Json json_of(const Cell& cell, Kind kind) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    if (kind == Kind::time) {
      return rfc3339(*number);
    }
    if (kind == Kind::address) {
      return json_of_address(static_cast<std::uint64_t>(*number));
    }
    return *number;
  }
  if (const auto* number = std::get_if<double>(&cell)) {
    return *number;
  }
  const auto* text = std::get_if<std::string>(&cell);
  return text == nullptr ? Json{} : Json(*text);
}

Json json_row(const ResultTable& result, const std::vector<Cell>& cells) {
  Json row = Json::object();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    row[result.columns[i].name] = json_of(cells[i], result.columns[i].kind);
  }
  return row;
}

Json json_rows(const ResultTable& result, const Cut& cut) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < cut.shown; ++i) {
    rows.push_back(json_row(result, result.rows[i]));
  }
  return rows;
}

Json json_others(const ResultTable& result, const Cut& cut) {
  if (cut.left_out == 0) {
    return {};
  }
  Json others{{"rows", cut.left_out}};
  for (std::size_t i = 0; i < cut.sums.size(); ++i) {
    if (!std::holds_alternative<std::monostate>(cut.sums[i])) {
      others[result.columns[i].name] = json_of(cut.sums[i], result.columns[i].kind);
    }
  }
  return others;
}

/// The first column of text says what the last row is.
std::size_t place_of_title(const ResultTable& result) {
  const auto text = std::ranges::find(result.columns, Kind::text, &Column::kind);
  return text == result.columns.end()
             ? 0
             : static_cast<std::size_t>(text - result.columns.begin());
}

TextTable text_table(const ResultTable& result, const Cut& cut) {
  TextTable table;
  for (const Column& column : result.columns) {
    const bool is_text = column.kind == Kind::text;
    table.columns.push_back(
        {.title = column.name,
         .align = is_text ? TableColumn::Align::left : TableColumn::Align::right,
         .is_name = is_text,
         .may_shrink = is_text});
  }
  for (std::size_t i = 0; i < cut.shown; ++i) {
    TableRow row;
    for (std::size_t column = 0; column < result.columns.size(); ++column) {
      row.push_back(cell_of(result.rows[i][column], result.columns[column].kind));
    }
    table.rows.push_back(std::move(row));
  }
  if (cut.left_out > 0) {
    TableRow row;
    for (std::size_t column = 0; column < result.columns.size(); ++column) {
      row.push_back(cell_of(cut.sums[column], result.columns[column].kind));
    }
    row[place_of_title(result)] = {counted(std::uint64_t{cut.left_out}, "more row")};
    table.footer.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> column_names(const ResultTable& result) {
  std::vector<std::string> names;
  names.reserve(result.columns.size());
  for (const Column& column : result.columns) {
    names.push_back(column.name);
  }
  return names;
}

Json records(const ResultTable& result, const Cut& cut) {
  Json rows = json_rows(result, cut);
  if (cut.left_out > 0) {
    Json last = json_row(result, cut.sums);
    last[result.columns[place_of_title(result)].name] =
        counted(std::uint64_t{cut.left_out}, "more row");
    rows.push_back(std::move(last));
  }
  return rows;
}

}  // namespace

void write_result(std::ostream& out, const ResultTable& result, const std::string& name,
                  std::size_t row_limit, const Style& style) {
  const Cut shown = cut(result, row_limit);
  write_answer(
      out,
      {.document =
           [&] {
             Json document = json_document("query");
             document["name"] = name;
             document["rows"] = json_rows(result, shown);
             document["others"] = json_others(result, shown);
             return document;
           },
       .lines = [&] { return json_rows(result, shown); },
       .records = [&] { return records(result, shown); },
       .columns = column_names(result),
       .for_people = [&] { write_table(out, text_table(result, shown), style); }},
      style.format);
}

void write_free_result(std::ostream& out, const ResultTable& result, const Style& style) {
  const Cut all = cut(result, 0);
  const auto rows = [&] { return json_rows(result, all); };
  write_answer(out,
               {.document =
                    [&] {
                      Json document = json_document("sql");
                      document["columns"] = column_names(result);
                      document["rows"] = rows();
                      document["cut"] = result.cut;
                      return document;
                    },
                .lines = rows,
                .records = rows,
                .columns = column_names(result),
                .for_people = [&] { write_table(out, text_table(result, all), style); }},
               style.format);
}

}  // namespace memstrata
