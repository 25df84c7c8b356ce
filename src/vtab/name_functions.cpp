#include "vtab/name_functions.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "layout/checksum.hpp"
#include "text/json_list.hpp"
#include "text/names.hpp"
#include "vtab/sqlite_api.hpp"

namespace memstrata {
namespace {

using Patterns = std::vector<std::string>;

constexpr int kPatternsArgument = 1;

std::string_view text_of(sqlite3_value* value) {
  const void* bytes = sqlite3_value_text(value);
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), size);
}

/// The patterns of the statement that runs: SQLite keeps them from row to row.
const Patterns& patterns_of(sqlite3_context* context, sqlite3_value* json,
                            Patterns& when_not_kept) {
  if (const void* kept = sqlite3_get_auxdata(context, kPatternsArgument)) {
    return *static_cast<const Patterns*>(kept);
  }
  when_not_kept = strings_of_json_list(text_of(json));
  auto keep = std::make_unique<Patterns>(when_not_kept);
  sqlite3_set_auxdata(context, kPatternsArgument, keep.release(), [](void* patterns) {
    const std::unique_ptr<Patterns> owned(static_cast<Patterns*>(patterns));
  });
  return when_not_kept;
}

bool fits(const std::string& name, const Patterns& patterns) {
  return std::ranges::any_of(patterns, [&name](const std::string& pattern) {
    return name == pattern || sqlite3_strglob(pattern.c_str(), name.c_str()) == 0;
  });
}

bool matches(const std::string& name, const Patterns& patterns) {
  if (patterns.empty()) {
    return true;
  }
  if (name.empty()) {
    return false;
  }
  if (fits(name, patterns)) {
    return true;
  }
  const std::string readable = demangled(name);
  return readable != name && fits(readable, patterns);
}

void name_matches(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  try {
    Patterns when_not_kept;
    const Patterns& patterns = patterns_of(context, values[1], when_not_kept);
    const bool found = matches(std::string(text_of(values[0])), patterns);
    sqlite3_result_int(context, found ? 1 : 0);
  } catch (const std::exception& failure) {
    sqlite3_result_error(context, failure.what(), -1);
  }
}

void name_hash(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  sqlite3_result_int64(context, static_cast<std::int64_t>(checksum(text_of(values[0]))));
}

}  // namespace

int register_name_functions(sqlite3* connection) noexcept {
  constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const int result =
      sqlite3_create_function_v2(connection, "name_matches", 2, kPure, nullptr,
                                 &name_matches, nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) {
    return result;
  }
  return sqlite3_create_function_v2(connection, "name_hash", 1, kPure, nullptr,
                                    &name_hash, nullptr, nullptr, nullptr);
}

}  // namespace memstrata
