#include "parse/file_names.hpp"

#include "text/fields.hpp"

namespace memstrata {
namespace {

std::string_view component(std::string_view path) {
  return path.substr(0, path.find_first_of("/\\"));
}

std::string_view behind(std::string_view path, std::string_view component) {
  return path.substr(std::min(component.size() + 1, path.size()));
}

std::string_view version_or_nothing(std::string_view text) {
  return !text.empty() && is_digit(text.front()) ? text : std::string_view{};
}

// /usr/lib/gcc/arm-none-eabi/12.2.1/thumb/libgcc.a -> 12.2.1
std::string_view gcc_version(std::string_view path) {
  for (auto at = path.find("gcc"); at != std::string_view::npos;
       at = path.find("gcc", at + 1)) {
    const auto name = component(path.substr(at));
    if (name != "gcc" || (at > 0 && path[at - 1] != '/' && path[at - 1] != '\\')) {
      continue;
    }
    const auto machine_on = behind(path.substr(at), name);
    const auto version =
        version_or_nothing(component(behind(machine_on, component(machine_on))));
    if (!version.empty()) {
      return version;
    }
  }
  return {};
}

// /usr/lib/llvm-16/lib/clang/16/lib/baremetal/libclang_rt.builtins-armv7m.a -> 16
std::string_view clang_version(std::string_view path) {
  constexpr std::string_view kFolder = "clang";
  const auto runtime = path.find("libclang_rt");
  if (runtime == std::string_view::npos) {
    return {};
  }
  for (auto at = path.find(kFolder); at < runtime; at = path.find(kFolder, at + 1)) {
    if (component(path.substr(at)) == kFolder) {
      return version_or_nothing(component(behind(path.substr(at), kFolder)));
    }
  }
  return {};
}

void keep_first(std::string_view& kept, std::string_view found) {
  if (kept.empty()) {
    kept = found;
  }
}

}  // namespace

FileName split_file(std::string_view file) {
  if (file.ends_with(')')) {
    const auto open = file.rfind('(');
    if (open != std::string_view::npos && open > 0) {
      return {file.substr(open + 1, file.size() - open - 2), file.substr(0, open)};
    }
  }
  return {file, {}};
}

void ToolchainFinder::look_at(std::string_view path) {
  if (path.find("libgcc") != std::string_view::npos) {
    keep_first(libgcc_, gcc_version(path));
  }
  keep_first(clang_, clang_version(path));
  if (gcc_.empty()) {
    gcc_ = gcc_version(path);
  }
}

std::string ToolchainFinder::toolchain() const {
  if (!libgcc_.empty()) {
    return "gcc " + std::string{libgcc_};
  }
  if (!clang_.empty()) {
    return "clang " + std::string{clang_};
  }
  return gcc_.empty() ? std::string{} : "gcc " + std::string{gcc_};
}

}  // namespace memstrata
