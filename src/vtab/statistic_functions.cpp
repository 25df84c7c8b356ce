#include "vtab/statistic_functions.hpp"

#include <array>
#include <charconv>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "vtab/sqlite_api.hpp"
#include "vtab/theil_sen.hpp"

namespace memstrata {
namespace {

using Points = std::vector<Point>;

/// What SQLite keeps of a group between its rows, zeroed at first: the points, which
/// give_slope() frees.
struct Group {
  Points* points;
};

/// NULL where `bytes` are 0 and no row has come, or memory is short.
Group* group_of(sqlite3_context* context, int bytes) {
  return static_cast<Group*>(sqlite3_aggregate_context(context, bytes));
}

void add(sqlite3_context* context, const Point& point) {
  Group* group = group_of(context, sizeof(Group));
  if (group == nullptr) {
    sqlite3_result_error_nomem(context);
    return;
  }
  if (group->points == nullptr) {
    group->points = std::make_unique<Points>().release();
  }
  if (group->points->size() == kMostPoints) {
    const std::string failure =
        "theil_sen takes at most " + std::to_string(kMostPoints) + " points";
    sqlite3_result_error(context, failure.c_str(), -1);
    return;
  }
  group->points->push_back(point);
}

void add_row(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
  if (sqlite3_value_type(values[0]) == SQLITE_NULL ||
      sqlite3_value_type(values[1]) == SQLITE_NULL) {
    return;
  }
  try {
    add(context,
        {.x = sqlite3_value_double(values[0]), .y = sqlite3_value_double(values[1])});
  } catch (const std::exception& failure) {
    sqlite3_result_error(context, failure.what(), -1);
  }
}

std::string json_number(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), number);
  return {digits.begin(), end.ptr};
}

/// Called once for each group, after an error too.
void give_slope(sqlite3_context* context) {
  try {
    const Group* group = group_of(context, 0);
    const std::unique_ptr<Points> points(group == nullptr ? nullptr : group->points);
    const auto slope = points == nullptr ? std::nullopt : theil_sen(*points);
    if (!slope) {
      sqlite3_result_null(context);
      return;
    }
    const std::string json = "[" + json_number(slope->likely) + "," +
                             json_number(slope->low) + "," + json_number(slope->high) +
                             "]";
    sqlite3_result_text(context, json.c_str(), -1, SQLITE_TRANSIENT);
  } catch (const std::exception& failure) {
    sqlite3_result_error(context, failure.what(), -1);
  }
}

}  // namespace

int register_statistic_functions(sqlite3* connection) noexcept {
  constexpr int kPure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  return sqlite3_create_function_v2(connection, "theil_sen", 2, kPure, nullptr, nullptr,
                                    &add_row, &give_slope, nullptr);
}

}  // namespace memstrata
