#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// Names and globs, of which one fits: `*`, `?` and `[a-z]` as in SQLite's GLOB.
class NamePatterns {
 public:
  /// A JSON array of strings.  Throws Error{usage} when it is none.
  explicit NamePatterns(std::string_view json);

  /// As the name is written or demangled.  No pattern leaves nothing out, any leaves
  /// out what has no name.
  [[nodiscard]] bool match(const std::string& name) const;

 private:
  [[nodiscard]] bool fit(const std::string& name) const;

  std::vector<std::string> patterns_;
};

}  // namespace memstrata
