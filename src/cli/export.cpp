#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/export_site.hpp"
#include "cli/revision.hpp"
#include "platform/signals.hpp"
#include "query/build_reference.hpp"
#include "report/delimited.hpp"
#include "report/map_json.hpp"
#include "report/region_row.hpp"
#include "store/builds.hpp"
#include "store/copy_database.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string build;
  std::string database;  // --db after the verb
  bool nested = false;
  std::string site;
  std::size_t newest = 24;  // builds in a site
};

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

/// `export --db FILE` writes a copy; but behind the verb --db may also be the
/// history to read, as everywhere.  It is the copy when nothing else is asked
/// for and the history was named before the verb or FILE is not there yet.
std::optional<std::string> copy_asked_for(const Options& options,
                                          const Context& context) {
  if (options.database.empty()) {
    return std::nullopt;
  }
  const bool asks_for_builds = !options.build.empty() || options.nested ||
                               context.options.format != OutputFormat::table;
  const bool history_is_named = context.options.database_is_given;
  if (asks_for_builds && history_is_named) {
    throw Error{ErrorCode::usage,
                "export --db FILE copies the whole history: leave out "
                "the build and the format"};
  }
  if (asks_for_builds || (!history_is_named && is_there(options.database))) {
    return std::nullopt;
  }
  return options.database;
}

/// Whole or not at all; an older copy is replaced.
void copy_to(const std::string& path, const Context& context) {
  const Database database = open_to_read(context);
  const std::string unfinished = path + ".unfinished";
  std::error_code ignored;
  std::filesystem::remove(unfinished, ignored);
  const RemovedOnSignal removed_on_signal{unfinished};
  copy_database(database, unfinished);
  std::error_code failure;
  std::filesystem::rename(unfinished, path, failure);
  if (failure) {
    std::filesystem::remove(unfinished, ignored);
    throw Error{ErrorCode::output, path + ": " + failure.message()};
  }
  context.say("the whole history is in " + path);
}

std::vector<StoredBuild> builds_asked_for(const Database& database,
                                          const Options& options,
                                          const Context& context) {
  const bool is_list = context.options.format == OutputFormat::csv ||
                       context.options.format == OutputFormat::tsv;
  if (options.build.empty() && is_list) {
    return stored_builds(database, find_target(database, context.target()));
  }
  const std::string reference = options.build.empty() ? "latest" : options.build;
  return {find_build(database, context.target(), reference, resolve_in_current_folder())};
}

void write_region_rows(const Database& database, const std::vector<StoredBuild>& builds,
                       const Context& context) {
  const Delimiter delimiter =
      context.options.format == OutputFormat::csv ? Delimiter::comma : Delimiter::tab;
  write_record(context.out, region_row_columns(), delimiter);
  for (const StoredBuild& build : builds) {
    write_record(context.out, region_row(load_map(database, build.key), build.metadata),
                 delimiter);
  }
}

ExitStatus run_export(const Options& options, Context& context) {
  if (!options.site.empty()) {
    if (!options.database.empty()) {
      context.options.database = options.database;
    }
    export_site_to(options.site, options.newest, context);
    return ExitStatus::ok;
  }
  if (const auto copy = copy_asked_for(options, context)) {
    copy_to(*copy, context);
    return ExitStatus::ok;
  }
  if (!options.database.empty()) {
    context.options.database = options.database;
  }
  if (context.options.format == OutputFormat::markdown) {
    throw Error{ErrorCode::usage, "export writes json, ndjson, csv or tsv"};
  }
  const Database database = open_to_read(context);
  const auto builds = builds_asked_for(database, options, context);
  if (context.options.format == OutputFormat::csv ||
      context.options.format == OutputFormat::tsv) {
    write_region_rows(database, builds, context);
    return ExitStatus::ok;
  }
  const StoredBuild& build = builds.front();
  const auto write = options.nested ? write_nested_map_json : write_map_json;
  write(context.out, load_map(database, build.key), "", &build);
  context.out << '\n';
  return ExitStatus::ok;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "export",
                  "Write a build, builds as csv, the whole history, or the page as files",
                  {"export v1.26.0 > v1.26.0.json", "export latest --nested -o tree.json",
                   "export --csv -o regions.csv", "--db memstrata.db export --db copy.db",
                   "export --site public"});
  command
      ->add_option("build", options->build,
                   "The build (default latest; with --csv all of the target)")
      ->type_name("BUILD");
  command->add_flag("--nested", options->nested,
                    "As a tree: blocks, regions, objects, symbols");
  command->add_option("--db", options->database, "Copy the whole history into FILE")
      ->type_name("FILE");
  CLI::Option* site =
      command
          ->add_option("--site", options->site,
                       "Write the page into DIR: files that open by a double-click")
          ->type_name("DIR")
          ->excludes("build")
          ->excludes("--nested");
  command
      ->add_option("--newest", options->newest,
                   "How many releases and other builds of a target --site holds, each "
                   "(default 24)")
      ->check(CLI::PositiveNumber)
      ->needs(site);
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_export(*options, running);
    };
  });
}

}  // namespace memstrata
