#include "report/answer_forms.hpp"

#include <nlohmann/json.hpp>

namespace memstrata {

void write_answer(std::ostream& out, const AnswerForms& forms, OutputFormat format) {
  switch (format) {
    case OutputFormat::json:
      write_json(out, forms.document());
      break;
    case OutputFormat::ndjson:
      write_json_lines(out, forms.lines());
      break;
    case OutputFormat::csv:
    case OutputFormat::tsv:
      write_delimited(out, forms.records(), forms.columns, format);
      break;
    case OutputFormat::table:
    case OutputFormat::markdown:
      forms.for_people();
  }
}

}  // namespace memstrata
