#include "cli/usage_error.hpp"

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

std::string unexpected(const CLI::App& app, const std::string& word) {
  const auto commands = app.get_subcommands();
  const std::string shown = escaped_name(word);
  if (word.starts_with('-')) {
    std::vector<std::string> names;
    append_options(app, names);
    if (!commands.empty()) {
      append_options(*commands.front(), names);
    }
    const std::string name = word.substr(0, word.find('='));
    return "unknown option " + shown + suggestion(name, names);
  }
  if (commands.empty()) {
    return "unknown command " + shown + suggestion(word, command_names(app));
  }
  return shown + " is one argument too many";
}

}  // namespace

Error usage_error(const CLI::App& app, const CLI::ParseError& failure) {
  const auto extras = app.remaining(true);
  const std::string problem =
      dynamic_cast<const CLI::ExtrasError*>(&failure) != nullptr && !extras.empty()
          ? unexpected(app, extras.front())
          : std::string{failure.what()};
  return Error{ErrorCode::usage, problem + " (see " + command_of(app) + " --help)"};
}

}  // namespace memstrata
