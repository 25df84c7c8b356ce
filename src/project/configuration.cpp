#include "project/configuration.hpp"

#include <fstream>

#include <toml.hpp>

#include "model/error.hpp"
#include "project/glob.hpp"

namespace memstrata {

namespace {

constexpr const char* kFileName = "memstrata.toml";

Error bad(const std::filesystem::path& file, const toml::value& place,
          const std::string& problem) {
  return Error{
      ErrorCode::bad_input,
      file.string() + ":" + std::to_string(place.location().line()) + ": " + problem};
}

std::string text_of(const std::filesystem::path& file, const toml::value& value,
                    const std::string& key) {
  if (!value.is_string() || value.as_string().str.empty()) {
    throw bad(file, value, key + " must be a text");
  }
  return value.as_string().str;
}

TargetRule target_rule(const std::filesystem::path& file, const toml::value& table) {
  if (!table.is_table()) {
    throw bad(file, table, "target must be written [[target]]");
  }
  TargetRule rule;
  for (const auto& [key, value] : table.as_table()) {
    if (key == "map") {
      rule.map = text_of(file, value, key);
    } else if (key == "name") {
      rule.name = text_of(file, value, key);
    } else {
      throw bad(file, value,
                "unknown key '" + key + "' in [[target]] (map and name are known)");
    }
  }
  if (rule.map.empty() || rule.name.empty()) {
    throw bad(file, table, "a [[target]] needs map and name");
  }
  return rule;
}

/// ["lib/lwip/*", "net_*.o"], or one text alone
std::vector<std::string> globs_of(const std::filesystem::path& file,
                                  const toml::value& value, const std::string& key) {
  if (!value.is_array()) {
    return {text_of(file, value, key)};
  }
  std::vector<std::string> globs;
  for (const toml::value& glob : value.as_array()) {
    globs.push_back(text_of(file, glob, key));
  }
  return globs;
}

Component component_rule(const std::filesystem::path& file, const toml::value& table) {
  if (!table.is_table()) {
    throw bad(file, table, "component must be written [[component]]");
  }
  Component component;
  for (const auto& [key, value] : table.as_table()) {
    if (key == "name") {
      component.name = text_of(file, value, key);
    } else if (key == "objects") {
      component.objects = globs_of(file, value, key);
    } else if (key == "archives") {
      component.archives = globs_of(file, value, key);
    } else {
      throw bad(file, value,
                "unknown key '" + key +
                    "' in [[component]] (name, objects and archives are known)");
    }
  }
  if (component.name.empty() ||
      (component.objects.empty() && component.archives.empty())) {
    throw bad(file, table, "a [[component]] needs name and objects or archives");
  }
  return component;
}

void read_key(Configuration& configuration, const std::string& key,
              const toml::value& value) {
  if (key != "target" && key != "component") {
    throw bad(configuration.file, value,
              "unknown key '" + key + "' (target and component are known)");
  }
  if (!value.is_array()) {
    throw bad(configuration.file, value, key + " must be written [[" + key + "]]");
  }
  for (const toml::value& table : value.as_array()) {
    if (key == "target") {
      configuration.targets.push_back(target_rule(configuration.file, table));
    } else {
      configuration.components.push_back(component_rule(configuration.file, table));
    }
  }
}

Configuration read_configuration(const std::filesystem::path& file) {
  std::ifstream stream{file, std::ios::binary};
  if (!stream) {
    throw Error{ErrorCode::bad_input, file.string() + ": cannot be read"};
  }
  Configuration configuration{file, {}, {}};
  try {
    const toml::value root = toml::parse(stream, file.string());
    for (const auto& [key, value] : root.as_table()) {
      read_key(configuration, key, value);
    }
  } catch (const toml::exception& failure) {
    throw Error{ErrorCode::bad_input, file.string() + ":" +
                                          std::to_string(failure.location().line()) +
                                          ": this is not TOML"};
  }
  return configuration;
}

/// "{1}/{2}" with what the stars stood for.
std::string filled_in(const std::string& name, const std::vector<std::string>& stars) {
  std::string text = name;
  for (std::size_t i = 0; i < stars.size(); ++i) {
    const std::string place = "{" + std::to_string(i + 1) + "}";
    for (std::size_t at = text.find(place); at != std::string::npos;
         at = text.find(place, at + stars[i].size())) {
      text.replace(at, place.size(), stars[i]);
    }
  }
  return text;
}

}  // namespace

std::optional<Configuration> configuration_around(const std::filesystem::path& folder) {
  std::filesystem::path current = std::filesystem::absolute(folder).lexically_normal();
  for (;;) {
    std::error_code ignored;
    if (std::filesystem::is_regular_file(current / kFileName, ignored)) {
      return read_configuration(current / kFileName);
    }
    if (current == current.parent_path()) {
      return std::nullopt;
    }
    current = current.parent_path();
  }
}

std::string target_from_rules(const Configuration& configuration,
                              const std::filesystem::path& map) {
  const std::string path = std::filesystem::absolute(map)
                               .lexically_normal()
                               .lexically_relative(configuration.file.parent_path())
                               .generic_string();
  for (const TargetRule& rule : configuration.targets) {
    if (const auto stars = glob_match(rule.map, path)) {
      return filled_in(rule.name, *stars);
    }
  }
  return {};
}

}  // namespace memstrata
