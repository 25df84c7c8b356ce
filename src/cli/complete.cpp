#include "cli/complete.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

#include <CLI/CLI.hpp>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_reference.hpp"
#include "query/named_query.hpp"

namespace memstrata {

namespace {

using Words = std::vector<std::string>;

/// What a word of the command line names.
enum class Noun : std::uint8_t { nothing, target, build, block, part, question, shell };

/// What an option or an argument takes, by the type that --help shows for it.
Noun noun_of(const std::string& type) {
  static const std::map<std::string, Noun, std::less<>> kNouns{
      {"BUILD", Noun::build},  {"BUILD...", Noun::build},    {"BLOCK...", Noun::block},
      {"NAME...", Noun::part}, {"NAME|ADDRESS", Noun::part}, {"OLD", Noun::part},
      {"NEW", Noun::part},     {"QUESTION", Noun::question}, {"TARGET", Noun::target},
      {"SHELL", Noun::shell}};
  const auto found = kNouns.find(type);
  return found == kNouns.end() ? Noun::nothing : found->second;
}

/// --target NAME, --block NAME: what they take is said by their own names.
Noun noun_of(const CLI::Option& option) {
  if (option.check_lname("target")) {
    return Noun::target;
  }
  if (option.check_lname("block")) {
    return Noun::block;
  }
  return option.check_lname("symbol") || option.check_lname("region")
             ? Noun::part
             : noun_of(option.get_type_name());
}

void take_column(Words& words, const Database& database, const std::string& question,
                 const std::string& column, const Arguments& arguments) {
  ask(database, question, arguments,
      [&](const AnswerRow& row) { words.push_back(row.text(column)); });
}

Words stored_words(Noun noun, const std::string& target, const Context& context) {
  Words words;
  const Database database = open_to_read(context);
  if (noun == Noun::target) {
    take_column(words, database, "target/names", "target", {});
    return words;
  }
  const std::string found = find_target(database, target);
  if (noun == Noun::build) {
    take_column(words, database, "build/names", "name", {{"target", found}});
    words.emplace_back("latest");
  } else if (noun == Noun::block) {
    take_column(words, database, "block/sizes", "name",
                {{"build", find_build(database, found, "latest").id}});
  } else {
    take_column(words, database, "target/parts", "name", {{"target", found}});
  }
  return words;
}

Words words_for(Noun noun, const std::string& target, const Context& context) {
  switch (noun) {
    case Noun::nothing:
      return {};
    case Noun::shell:
      return {"bash", "zsh", "fish"};
    case Noun::question: {
      Words names;
      for (const NamedQuery& query : named_queries()) {
        names.push_back(query.name);
      }
      return names;
    }
    default:
      return stored_words(noun, target, context);
  }
}

const CLI::App* command_of(const CLI::App& app, const Words& words) {
  const CLI::App* command = &app;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto inner = command->get_subcommands(
        [&](const CLI::App* one) { return one->get_name() == words[i]; });
    command = inner.empty() ? command : inner.front();
  }
  return command;
}

const CLI::Option* option_called(const CLI::App& app, const CLI::App& command,
                                 const std::string& word) {
  if (!word.starts_with("--")) {
    return nullptr;
  }
  const CLI::Option* option = command.get_option_no_throw(word);
  return option == nullptr ? app.get_option_no_throw(word) : option;
}

/// The value of --target among the words.
std::string target_in(const Words& words, const Context& context) {
  const auto option = std::ranges::find(words, "--target");
  return option != words.end() && option + 1 != words.end() ? *(option + 1)
                                                            : context.target();
}

void add_command_words(Words& words, const CLI::App& command) {
  for (const CLI::App* inner :
       command.get_subcommands([](const CLI::App* one) { return one != nullptr; })) {
    if (!inner->get_group().empty()) {
      words.push_back(inner->get_name());
    }
  }
}

void add_option_words(Words& words, const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) {
      words.push_back("--" + name);
    }
  }
}

Noun noun_of_argument(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      const std::string type = option->get_type_name();
      return type == "NAME" ? Noun::part : noun_of(type);
    }
  }
  return Noun::nothing;
}

Words candidates(const CLI::App& app, const Words& words, const Context& context) {
  const CLI::App& command = *command_of(app, words);
  const std::string before = words.size() > 1 ? words[words.size() - 2] : "";
  const CLI::Option* option = option_called(app, command, before);
  if (option != nullptr && option->get_items_expected_max() > 0) {
    return words_for(noun_of(*option), target_in(words, context), context);
  }
  Words all;
  if (words.back().starts_with('-')) {
    add_option_words(all, command);
    add_option_words(all, app);
    return all;
  }
  add_command_words(all, command);
  if (all.empty()) {
    all = words_for(noun_of_argument(command), target_in(words, context), context);
  }
  return all;
}

}  // namespace

std::vector<std::string> completions(const CLI::App& app, const Words& words,
                                     const Context& context) {
  Words all;
  if (words.empty()) {
    return all;
  }
  try {
    all = candidates(app, words, context);
  } catch (const Error&) {
    return {};  // no history yet, several targets: nothing to offer
  }
  std::set<std::string> fitting;
  std::ranges::copy_if(
      all, std::inserter(fitting, fitting.end()),
      [&](const std::string& word) { return word.starts_with(words.back()); });
  return {fitting.begin(), fitting.end()};
}

}  // namespace memstrata
