#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "model/build.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// Keeps its keys in the order they were given.
using Json = nlohmann::ordered_json;

/// {"schema":1,"kind":KIND}: how every document begins (docs/json.md).
Json json_document(const std::string& kind);

/// A build as every answer names it; `id` is null for a map file that was read
/// for one question.
Json json_of(const StoredBuild& build);

/// null for a text that is empty, for a number that is not there.
Json json_or_null(const std::string& text);
Json json_or_null(const std::optional<std::int64_t>& number);

/// An address below 2^53 as a number, else as a text of hexadecimal digits.
Json json_of_address(std::uint64_t address);

void write_json(std::ostream& out, const Json& document);

/// ndjson: each of `rows` on a line.
void write_json_lines(std::ostream& out, const Json& rows);

/// csv or tsv of `rows`, an array of objects, in the order of `columns`; arrays
/// are joined with `;`, null and what is not there is empty.
void write_delimited(std::ostream& out, const Json& rows,
                     const std::vector<std::string>& columns, OutputFormat format);

}  // namespace memstrata
