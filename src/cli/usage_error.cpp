#include "cli/usage_error.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "text/names.hpp"
#include "text/nearest.hpp"

namespace memstrata {

namespace {

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

void append_options(const CLI::App& app, std::vector<std::string>& names) {
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      names.push_back("--" + name);
    }
  }
}

std::string suggestion(const std::string& word, const std::vector<std::string>& names) {
  const auto found = nearest(word, names, 1, Unlike::leave_out);
  return found.empty() ? "" : "; did you mean " + found.front() + "?";
}

/// "memstrata diff": the command that was being read.
std::string command_of(const CLI::App& app) {
  const auto commands = app.get_subcommands();
  return commands.empty() ? "memstrata" : "memstrata " + commands.front()->get_name();
}

std::string unknown_option(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  append_options(app, names);
  for (const CLI::App* command : app.get_subcommands()) {
    append_options(*command, names);
  }
  return "unknown option " + escaped_name(word) +
         suggestion(word.substr(0, word.find('=')), names);
}

std::string unexpected(const CLI::App& app, const std::string& word) {
  if (app.get_subcommands().empty()) {
    return "unknown command " + escaped_name(word) + suggestion(word, command_names(app));
  }
  return escaped_name(word) + " is one argument too many";
}

/// A misspelt option also makes something else be missing: it is what to name.
std::string problem_of(const CLI::App& app, const CLI::ParseError& failure) {
  const bool is_extra = dynamic_cast<const CLI::ExtrasError*>(&failure) != nullptr;
  const bool is_missing = dynamic_cast<const CLI::RequiredError*>(&failure) != nullptr;
  const auto extras = app.remaining(true);
  if (extras.empty() || (!is_extra && !is_missing)) {
    return failure.what();
  }
  const auto option = std::ranges::find_if(
      extras, [](const std::string& word) { return word.starts_with('-'); });
  if (option != extras.end()) {
    return unknown_option(app, *option);
  }
  return is_extra ? unexpected(app, extras.front()) : failure.what();
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& failure) {
  return Error{ErrorCode::usage,
               problem_of(app, failure) + " (see " + command_of(app) + " --help)"};
}

}  // namespace memstrata
