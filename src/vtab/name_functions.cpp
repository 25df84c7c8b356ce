#include "vtab/name_functions.hpp"

#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "layout/checksum.hpp"
#include "vtab/name_patterns.hpp"
#include "vtab/sqlite_api.hpp"

namespace memstrata {
namespace {

constexpr int kPatternsArgument = 1;

std::string_view text_of(sqlite3_value* value) {
  const void* bytes = sqlite3_value_text(value);
  const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
  return bytes == nullptr ? std::string_view()
                          : std::string_view(static_cast<const char*>(bytes), size);
}

/// The patterns of the statement that runs: SQLite keeps them from row to row.
std::shared_ptr<const NamePatterns> patterns_of(sqlite3_context* context,
                                                sqlite3_value* json) {
  using Shared = std::shared_ptr<const NamePatterns>;
  if (const void* kept = sqlite3_get_auxdata(context, kPatternsArgument)) {
    return *static_cast<const Shared*>(kept);
  }
  auto patterns = std::make_shared<const NamePatterns>(text_of(json));
  auto keep = std::make_unique<Shared>(patterns);
  sqlite3_set_auxdata(context, kPatternsArgument, keep.release(), [](void* shared) {
    const std::unique_ptr<Shared> owned(static_cast<Shared*>(shared));
  });
  return patterns;
}

void name_matches(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  try {
    const bool found =
        patterns_of(context, values[1])->match(std::string(text_of(values[0])));
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
