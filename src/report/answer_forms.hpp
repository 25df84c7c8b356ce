#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "report/json.hpp"
#include "report/output_format.hpp"

namespace memstrata {

/// How one answer looks in each format; only the one that is asked for is made.
struct AnswerForms {
  std::function<Json()> document;    // json: the whole answer
  std::function<Json()> lines;       // ndjson: an array of objects
  std::function<Json()> records;     // csv, tsv: an array of flat objects
  std::vector<std::string> columns;  // of the records, in their order
  std::function<void()> for_people;  // table, markdown
};

void write_answer(std::ostream& out, const AnswerForms& forms, OutputFormat format);

}  // namespace memstrata
