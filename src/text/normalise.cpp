#include <algorithm>
#include <array>
#include <vector>

#include "text/fields.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

using Components = std::vector<std::string_view>;

// "a/b/../c" -> a, c; both kinds of slash.
Components components_of(std::string_view path) {
  Components components;
  while (!path.empty()) {
    const auto end = std::min(path.find_first_of("/\\"), path.size());
    const auto component = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    const bool leaves_folder = component == ".." && !components.empty() &&
                               !components.back().empty() && components.back() != "..";
    if (leaves_folder) {
      components.pop_back();
    } else if (component != "." && (!component.empty() || components.empty())) {
      components.push_back(component);
    }
  }
  return components;
}

bool is_temporary_folder(std::string_view name) {
  return name == "tmp" || name == "temp" || name == "Temp" || name == "TEMP" ||
         name == "TMP";
}

// ccAb12Cd.o, as gcc names the object of a compile-and-link command.
bool is_temporary_object(const Components& components) {
  constexpr std::string_view kPrefix = "cc";
  constexpr std::size_t kLength = 8;
  const auto name = components.back();
  return components.size() > 1 &&
         is_temporary_folder(components[components.size() - 2]) &&
         name.starts_with(kPrefix) && name.find('.') == kLength;
}

// /tmp/ccAb12Cd.ltrans0.ltrans.o or firmware.elf.ltrans12.ltrans.o -> ltrans12
std::string_view ltrans_name(std::string_view name) {
  constexpr std::string_view kEnd = ".ltrans.o";
  if (!name.ends_with(kEnd)) {
    return {};
  }
  const auto stem = name.substr(0, name.size() - kEnd.size());
  const auto dot = stem.rfind('.');
  const auto part = dot == std::string_view::npos ? stem : stem.substr(dot + 1);
  return part.starts_with("ltrans") ? part : std::string_view{};
}

bool is_build_folder(std::string_view name) {
  constexpr std::array<std::string_view, 3> kPrefixes = {"build-", "build_",
                                                         "cmake-build-"};
  return name == "build" || name == "_build" ||
         std::any_of(kPrefixes.begin(), kPrefixes.end(), [name](std::string_view prefix) {
           return name.starts_with(prefix);
         });
}

// How many leading components lead into the build folder.  A relative path
// begins near it; an absolute one may pass other folders of that name first.
std::size_t build_prefix(const Components& components) {
  const auto last = components.end() - 1;  // the file itself
  const bool absolute = components.front().empty() || components.front().ends_with(':');
  auto found = last;
  for (auto at = components.begin(); at != last; ++at) {
    if (is_build_folder(*at) && (found == last || absolute)) {
      found = at;
    }
  }
  if (found == last) {
    return 0;
  }
  // .pio/build/NAME/src/main.o
  const bool of_platformio = found != components.begin() && *(found - 1) == ".pio";
  const auto count = static_cast<std::size_t>(found - components.begin()) + 1;
  return of_platformio && count + 1 < components.size() ? count + 1 : count;
}

// /usr/lib/gcc/arm-none-eabi/12.2.1/thumb/libgcc.a: four, the version is last.
std::size_t compiler_prefix(const Components& components) {
  for (std::size_t i = 0; i + 3 < components.size(); ++i) {
    const auto version = components[i + 2];
    if (components[i] == "gcc" && !version.empty() && is_digit(version.front())) {
      return i + 3;
    }
  }
  return 0;
}

std::string joined(const Components& components, std::size_t first) {
  std::string path;
  for (std::size_t i = first; i < components.size(); ++i) {
    if (i != first) {
      path += '/';
    }
    path += components[i];
  }
  return path;
}

constexpr std::array<std::string_view, 6> kCompilerSuffixes = {
    ".constprop", ".isra", ".part", ".cold", ".lto_priv", ".llvm"};

// `buf.7332`, `state$0`
std::string_view without_counter(std::string_view name) {
  auto stem = name;
  while (!stem.empty() && is_digit(stem.back())) {
    stem.remove_suffix(1);
  }
  const bool counted = stem.size() < name.size() && stem.size() > 1 &&
                       (stem.back() == '.' || stem.back() == '$');
  return counted ? stem.substr(0, stem.size() - 1) : name;
}

// `f.isra`; the demangled `f(int) [clone .isra.0]`
std::string_view without_suffix(std::string_view name) {
  constexpr std::string_view kClone = " [clone .";
  if (name.ends_with(']')) {
    const auto clone = name.rfind(kClone);
    return clone == std::string_view::npos || clone == 0 ? name : name.substr(0, clone);
  }
  for (const auto suffix : kCompilerSuffixes) {
    if (name.size() > suffix.size() && name.ends_with(suffix)) {
      return name.substr(0, name.size() - suffix.size());
    }
  }
  return name;
}

}  // namespace

std::string normalised_object(std::string_view path) {
  const auto components = components_of(path);
  if (components.empty()) {
    return std::string{path};
  }
  if (const auto ltrans = ltrans_name(components.back()); !ltrans.empty()) {
    return std::string{ltrans};
  }
  if (is_temporary_object(components)) {
    return "(temporary)";
  }
  if (const auto prefix = compiler_prefix(components); prefix > 0) {
    return "gcc/" + joined(components, prefix);
  }
  return joined(components, build_prefix(components));
}

std::string normalised_symbol(std::string_view name) {
  for (;;) {
    const auto shorter = without_suffix(without_counter(name));
    if (shorter.size() == name.size()) {
      return std::string{name};
    }
    name = shorter;
  }
}

}  // namespace memstrata
