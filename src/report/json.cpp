#include "report/json.hpp"

#include <nlohmann/json.hpp>

#include "report/delimited.hpp"
#include "report/numbers.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

constexpr std::uint64_t kFirstInexact = std::uint64_t{1} << 53;  // in a double

std::string field_of(const Json& value) {
  if (value.is_null()) {
    return {};
  }
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (!value.is_array()) {
    return value.dump();
  }
  std::string joined;
  for (const Json& item : value) {
    joined += (joined.empty() ? "" : ";") + field_of(item);
  }
  return joined;
}

}  // namespace

Json json_document(const std::string& kind) {
  return Json{{"schema", 1}, {"kind", kind}};
}

Json json_of(const StoredBuild& build) {
  const BuildMetadata& metadata = build.metadata;
  return Json{{"id", build.id == 0 ? Json{} : Json(build.id)},
              {"target", metadata.target},
              {"label", metadata.label},
              {"commit", json_or_null(metadata.commit)},
              {"time", rfc3339(metadata.time)},
              {"branch", metadata.branch},
              {"tags", metadata.tags}};
}

Json json_or_null(const std::string& text) {
  return text.empty() ? Json{} : Json(text);
}

Json json_or_null(const std::optional<std::int64_t>& number) {
  return number ? Json(*number) : Json{};
}

Json json_of_address(std::uint64_t address) {
  return address < kFirstInexact ? Json(address) : Json(hex_address(address));
}

void write_json(std::ostream& out, const Json& document) {
  out << document.dump(2) << '\n';
}

void write_json_lines(std::ostream& out, const Json& rows) {
  for (const Json& row : rows) {
    out << row.dump() << '\n';
  }
}

void write_delimited(std::ostream& out, const Json& rows,
                     const std::vector<std::string>& columns, OutputFormat format) {
  const Delimiter delimiter =
      format == OutputFormat::csv ? Delimiter::comma : Delimiter::tab;
  write_record(out, columns, delimiter);
  std::vector<std::string> fields;
  for (const Json& row : rows) {
    fields.clear();
    for (const std::string& column : columns) {
      const auto found = row.find(column);
      fields.push_back(found == row.end() ? std::string{} : field_of(*found));
    }
    write_record(out, fields, delimiter);
  }
}

}  // namespace memstrata
