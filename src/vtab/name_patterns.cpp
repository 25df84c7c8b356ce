#include "vtab/name_patterns.hpp"

#include <algorithm>

#include "text/json_list.hpp"
#include "text/names.hpp"
#include "vtab/sqlite_api.hpp"

namespace memstrata {

NamePatterns::NamePatterns(std::string_view json)
    : patterns_(strings_of_json_list(json)) {}

bool NamePatterns::match(const std::string& name) const {
  if (patterns_.empty()) {
    return true;
  }
  if (name.empty()) {
    return false;
  }
  if (fit(name)) {
    return true;
  }
  const std::string readable = demangled(name);
  return readable != name && fit(readable);
}

bool NamePatterns::fit(const std::string& name) const {
  return std::ranges::any_of(patterns_, [&name](const std::string& pattern) {
    return name == pattern || sqlite3_strglob(pattern.c_str(), name.c_str()) == 0;
  });
}

}  // namespace memstrata
