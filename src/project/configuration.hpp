#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/component.hpp"

namespace memstrata {

/// One rule of memstrata.toml:
///
///     [[target]]
///     map = "ports/*/build-*/firmware.map"   # from the folder of memstrata.toml
///     name = "{1}/{2}"                       # {N}: what the N-th * stood for
struct TargetRule {
  std::string map;
  std::string name;
};

struct Configuration {
  std::filesystem::path file;
  std::vector<TargetRule> targets;
  /// In the order of the file, the first that fits an object has it:
  ///
  ///     [[component]]
  ///     name = "network"
  ///     objects = ["lib/lwip/*", "net_*.o"]
  ///     archives = ["libmbedtls.a"]
  std::vector<Component> components;
};

/// The memstrata.toml of `folder` or the nearest folder around it.
///
/// Throws Error{bad_input}, with file and line, for one that cannot be read or
/// has a key that nobody knows.
std::optional<Configuration> configuration_around(const std::filesystem::path& folder);

/// The name that the first fitting rule gives `map`; empty: none fits.
std::string target_from_rules(const Configuration& configuration,
                              const std::filesystem::path& map);

}  // namespace memstrata
