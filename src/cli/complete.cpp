#include "cli/complete.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>
#include <ranges>
#include <set>
#include <string_view>

#include <CLI/CLI.hpp>

#include "cli/known_words.hpp"
#include "model/error.hpp"
#include "query/named_query.hpp"

namespace memstrata {

namespace {

using Words = std::vector<std::string>;

/// What an option or an argument takes, by the type that --help shows for it.
Noun noun_of(const std::string& type) {
  static const std::map<std::string, Noun, std::less<>> kNouns{
      {"BUILD", Noun::build},       {"BUILD...", Noun::build}, {"BLOCK", Noun::block},
      {"BLOCK...", Noun::block},    {"NAME...", Noun::part},   {"REGION", Noun::part},
      {"NAME|ADDRESS", Noun::part}, {"OLD", Noun::part},       {"NEW", Noun::part},
      {"QUESTION", Noun::question}, {"TARGET", Noun::target}};
  const auto found = kNouns.find(type);
  return found == kNouns.end() ? Noun::nothing : found->second;
}

/// --target NAME, --block NAME: what they take is said by their own names.
Noun noun_of(const CLI::Option& option) {
  static const std::map<std::string, Noun, std::less<>> kNouns{
      {"target", Noun::target}, {"branch", Noun::branch},      {"block", Noun::block},
      {"region", Noun::part},   {"object", Noun::part},        {"archive", Noun::part},
      {"symbol", Noun::part},   {"component", Noun::component}};
  for (const std::string& name : option.get_lnames()) {
    if (const auto found = kNouns.find(name); found != kNouns.end()) {
      return found->second;
    }
  }
  return noun_of(option.get_type_name());
}

/// The words of a choice: `table|csv|json`, or what CLI::IsMember makes of it:
/// `SHELL:{bash,zsh,fish}`.
Words choices_in(const std::string& type) {
  const auto brace = type.find('{');
  const bool is_member = brace != std::string::npos;
  const bool is_choice = type.find('|') != std::string::npos &&
                         std::ranges::none_of(type, [](unsigned char letter) {
                           return std::isupper(letter) != 0;
                         });
  if (!is_member && !is_choice) {
    return {};
  }
  const std::string words =
      is_member ? type.substr(brace + 1, type.find('}') - brace - 1) : type;
  Words choices;
  for (const auto choice : std::views::split(words, is_member ? ',' : '|')) {
    choices.emplace_back(choice.begin(), choice.end());
  }
  return choices;
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
  constexpr std::string_view kJoined = "--target=";
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i].starts_with(kJoined)) {
      return words[i].substr(kJoined.size());
    }
    if (words[i] == "--target") {
      return words[i + 1];
    }
  }
  return context.target();
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

/// What may stand as the value of an option.
Words values_of(const CLI::Option& option, const Words& words, const std::string& begun,
                const Context& context) {
  const Words choices = choices_in(option.get_type_name());
  return choices.empty() ? known_words({.noun = noun_of(option),
                                        .target = target_in(words, context),
                                        .begun = begun},
                                       context)
                         : choices;
}

bool takes_value(const CLI::Option* option) {
  return option != nullptr && option->get_items_expected_max() > 0;
}

/// Of `--option=`, what stands before the value; "" else.
std::string joined_option(const std::string& word) {
  const auto end = word.find('=');
  return word.starts_with("--") && end != std::string::npos ? word.substr(0, end + 1)
                                                            : "";
}

Words joined_candidates(const CLI::App& app, const CLI::App& command, const Words& words,
                        const Context& context) {
  const std::string joined = joined_option(words.back());
  const CLI::Option* option =
      option_called(app, command, joined.substr(0, joined.size() - 1));
  if (!takes_value(option)) {
    return {};
  }
  Words all = values_of(*option, words, words.back().substr(joined.size()), context);
  for (std::string& value : all) {
    value.insert(0, joined);
  }
  return all;
}

/// `from=` behind `query block/diff`.
Words question_parameters(const Words& words) {
  Words all;
  for (const NamedQuery& query : named_queries()) {
    if (std::ranges::find(words, query.name) != words.end()) {
      for (const Parameter& parameter : query.parameters) {
        all.push_back(parameter.name + "=");
      }
    }
  }
  return all;
}

Words argument_candidates(const CLI::App& command, const Words& words,
                          const Context& context) {
  if (Words parameters = question_parameters(words);
      command.get_name() == "query" && !parameters.empty()) {
    return parameters;
  }
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional()) {
      const std::string type = option->get_type_name();
      const Words choices = choices_in(type);
      return choices.empty()
                 ? known_words({.noun = type == "NAME" ? Noun::part : noun_of(type),
                                .target = target_in(words, context),
                                .begun = words.back()},
                               context)
                 : choices;
    }
  }
  return {};
}

Words candidates(const CLI::App& app, const Words& words, const Context& context) {
  const CLI::App& command = *command_of(app, words);
  if (!joined_option(words.back()).empty()) {
    return joined_candidates(app, command, words, context);
  }
  const std::string before = words.size() > 1 ? words[words.size() - 2] : "";
  if (const CLI::Option* option = option_called(app, command, before);
      takes_value(option)) {
    return values_of(*option, words, words.back(), context);
  }
  Words all;
  if (words.back().starts_with('-')) {
    add_option_words(all, command);
    add_option_words(all, app);
    return all;
  }
  add_command_words(all, command);
  return all.empty() ? argument_candidates(command, words, context) : all;
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
