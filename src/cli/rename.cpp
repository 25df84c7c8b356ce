#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "model/error.hpp"
#include "query/build_reference.hpp"
#include "query/renames.hpp"
#include "query/symbol_search.hpp"
#include "query/unknown_name.hpp"
#include "report/rename_report.hpp"
#include "store/renames.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string old_name;
  std::string new_name;
  bool list = false;
  bool undo = false;
};

/// The name as the store knows it, of a symbol that some build has.
std::string known_name(const Database& database, const std::string& target,
                       const std::string& name) {
  if (is_pattern(name)) {
    throw Error{ErrorCode::usage, name + " is a pattern; rename takes one name"};
  }
  if (find_symbols(database, target, {name}).empty()) {
    refuse_name(database, target, name);
  }
  return normalised_symbol(name);
}

void change(Database& database, const std::string& target, const Options& options) {
  const std::string old_name = known_name(database, target, options.old_name);
  const std::string new_name = known_name(database, target, options.new_name);
  if (old_name == new_name) {
    throw Error{ErrorCode::usage, "both are " + old_name + ": it needs no rename"};
  }
  if (options.undo) {
    remove_rename(database, target, old_name, new_name);
  } else {
    add_rename(database, target, old_name, new_name);
  }
}

ExitStatus run_rename(const Options& options, Context& context) {
  if (options.list == !options.old_name.empty() ||
      options.old_name.empty() != options.new_name.empty()) {
    throw Error{ErrorCode::usage, "rename takes OLD and NEW, or --list alone"};
  }
  if (options.list) {
    const Database database = open_to_read(context);
    const std::string target = find_target(database, context.target());
    write_renames(context.out, target, renames(database, target), context.style());
    return ExitStatus::ok;
  }
  Database database = open_to_write(context);
  const std::string target = find_target(database, context.target());
  change(database, target, options);
  finish_writing(database, context);
  write_renames(context.out, target, renames(database, target), context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_rename(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "rename", "Say that a symbol was renamed: every question follows it",
      {"rename crc_update crc16_ccitt", "rename --list",
       "rename crc_update crc16_ccitt --undo"});
  command->add_option("old", options->old_name, "Its name before")->type_name("OLD");
  command->add_option("new", options->new_name, "Its name since")->type_name("NEW");
  command->add_flag("--list", options->list, "What is known");
  command->add_flag("--undo", options->undo, "Forget that OLD became NEW");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_rename(*options, running);
    };
  });
}

}  // namespace memstrata
