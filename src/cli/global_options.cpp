#include "cli/global_options.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <CLI/CLI.hpp>

#include "platform/environment.hpp"

namespace memstrata {

namespace {

template <typename Value>
struct Choice {
  std::string_view name;
  Value value;
};

constexpr std::array kFormats = {
    Choice<OutputFormat>{"table", OutputFormat::table},
    Choice<OutputFormat>{"csv", OutputFormat::csv},
    Choice<OutputFormat>{"tsv", OutputFormat::tsv},
    Choice<OutputFormat>{"json", OutputFormat::json},
    Choice<OutputFormat>{"ndjson", OutputFormat::ndjson},
    Choice<OutputFormat>{"markdown", OutputFormat::markdown}};

constexpr std::array kColorChoices = {Choice<ColorChoice>{"auto", ColorChoice::automatic},
                                      Choice<ColorChoice>{"always", ColorChoice::always},
                                      Choice<ColorChoice>{"never", ColorChoice::never}};

template <typename Choices, typename Value>
void add_choice(CLI::App& app, const std::string& name, const Choices& choices,
                Value& value, const std::string& description) {
  std::string names;
  std::string type;
  for (const auto& choice : choices) {
    names += (names.empty() ? "" : ", ") + std::string{choice.name};
    type += (type.empty() ? "" : "|") + std::string{choice.name};
  }
  app.add_option_function<std::string>(
         name,
         [&value, &choices, name, names](const std::string& text) {
           const auto found = std::ranges::find(choices, text, [](const auto& choice) {
             return std::string{choice.name};
           });
           if (found == choices.end()) {
             throw Error{ErrorCode::usage, name + " " + text + " is none of " + names};
           }
           value = found->value;
         },
         description)
      ->type_name(type);
}

}  // namespace

void add_global_options(CLI::App& app, GlobalOptions& options) {
  app.add_option("--db", options.database,
                 "The history (else MEMSTRATA_DB, else memstrata.db)")
      ->type_name("FILE");
  app.add_option(
         "--target", options.target,
         "Whose builds (else MEMSTRATA_TARGET; may be left out when there is one)")
      ->type_name("NAME");
  add_choice(app, "--format", kFormats, options.format,
             "How the answer is written (default table)");
  app.add_flag_callback(
      "--json", [&options] { options.format = OutputFormat::json; }, "--format json");
  app.add_flag_callback(
      "--csv", [&options] { options.format = OutputFormat::csv; }, "--format csv");
  app.add_option("-o,--output", options.output_file,
                 "Write the answer to FILE, only on success")
      ->type_name("FILE");
  app.add_option_function<std::size_t>(
         "-n,--rows", [&options](std::size_t rows) { options.row_limit = rows; },
         "How many rows to print, 0 for all (20 for table and markdown); the rest is "
         "summed in a last row")
      ->type_name("N");
  add_choice(app, "--color", kColorChoices, options.color,
             "Whether tables are coloured (auto: in a terminal)");
  app.add_flag("-q,--quiet", options.quiet, "No messages but errors");
  app.add_flag("-v,--verbose", options.verbose, "More messages");
}

void complete(GlobalOptions& options) {
  options.database_is_given = !options.database.empty();
  if (options.database.empty()) {
    options.database = environment("MEMSTRATA_DB");
  }
  if (options.database.empty()) {
    options.database = "memstrata.db";
  }
}

}  // namespace memstrata
