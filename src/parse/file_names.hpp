#pragma once

#include <string>
#include <string_view>

namespace memstrata {

struct FileName {
  std::string_view object;
  std::string_view archive;  // empty: the object stands alone
};

/// `path/lib.a(member.o)` -> member.o of path/lib.a.
FileName split_file(std::string_view file);

/// Finds out which compiler built a program, from the paths of its libraries.
class ToolchainFinder {
 public:
  /// A path of an input file.
  void look_at(std::string_view path);
  /// "gcc 12.2.1", "clang 16"; empty: not found.
  [[nodiscard]] std::string toolchain() const;

 private:
  std::string_view libgcc_;  // version in a path to libgcc
  std::string_view clang_;   // version in a path to clang's runtime
  std::string_view gcc_;     // version in any path of gcc's own folder
};

}  // namespace memstrata
