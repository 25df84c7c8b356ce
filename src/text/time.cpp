#include "text/time.hpp"

#include <charconv>
#include <chrono>

namespace memstrata {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr Time kSecondsPerDay = 86400;

year_month_day day_of(Time time) {
  const Time whole_days = time / kSecondsPerDay - (time % kSecondsPerDay < 0 ? 1 : 0);
  return year_month_day{sys_days{days{whole_days}}};
}

std::string padded(long number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

/// Takes pieces off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  /// Exactly so many digits, a number from `low` to `high`.
  std::optional<int> number(std::size_t digits, int low, int high) {
    if (rest_.size() < digits) {
      return std::nullopt;
    }
    int value = 0;
    const char* const end = rest_.data() + digits;
    const auto [stop, failure] = std::from_chars(rest_.data(), end, value);
    if (failure != std::errc{} || stop != end || value < low || value > high ||
        rest_.front() == '-') {
      return std::nullopt;
    }
    rest_.remove_prefix(digits);
    return value;
  }

  bool accept(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) {
      return false;
    }
    rest_.remove_prefix(1);
    return true;
  }

  void skip_digits() {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      rest_.remove_prefix(1);
    }
  }

  [[nodiscard]] bool starts_with(char c) const { return rest_.starts_with(c); }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<Time> read_day(Reader& reader) {
  const auto year = reader.number(4, 1970, 9999);
  if (!year || !reader.accept("-")) {
    return std::nullopt;
  }
  const auto month = reader.number(2, 1, 12);
  if (!month || !reader.accept("-")) {
    return std::nullopt;
  }
  const auto day = reader.number(2, 1, 31);
  if (!day) {
    return std::nullopt;
  }
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month{static_cast<unsigned>(*month)},
                            std::chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) {
    return std::nullopt;
  }
  return Time{sys_days{date}.time_since_epoch().count()} * kSecondsPerDay;
}

std::optional<Time> read_clock(Reader& reader) {
  const auto hour = reader.number(2, 0, 23);
  if (!hour || !reader.accept(":")) {
    return std::nullopt;
  }
  const auto minute = reader.number(2, 0, 59);
  if (!minute) {
    return std::nullopt;
  }
  Time seconds = Time{*hour} * 3600 + Time{*minute} * 60;
  if (reader.accept(":")) {
    const auto second = reader.number(2, 0, 60);
    if (!second) {
      return std::nullopt;
    }
    seconds += *second;
    if (reader.accept(".")) {
      reader.skip_digits();
    }
  }
  return seconds;
}

/// Seconds east of UTC.
std::optional<Time> read_zone(Reader& reader) {
  if (reader.at_end() || reader.accept("Zz")) {
    return 0;
  }
  const bool west = reader.starts_with('-');
  if (!reader.accept("+-")) {
    return std::nullopt;
  }
  const auto hours = reader.number(2, 0, 23);
  reader.accept(":");
  const auto minutes = reader.number(2, 0, 59);
  if (!hours || !minutes) {
    return std::nullopt;
  }
  const Time offset = Time{*hours} * 3600 + Time{*minutes} * 60;
  return west ? -offset : offset;
}

std::optional<Time> read_seconds(std::string_view digits) {
  Time seconds = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, failure] = std::from_chars(digits.data(), end, seconds);
  if (failure != std::errc{} || stop != end || seconds < 0) {
    return std::nullopt;
  }
  return seconds;
}

}  // namespace

std::string date_of(Time time) {
  const year_month_day date = day_of(time);
  return padded(static_cast<int>(date.year()), 4) + "-" +
         padded(static_cast<long>(static_cast<unsigned>(date.month())), 2) + "-" +
         padded(static_cast<long>(static_cast<unsigned>(date.day())), 2);
}

std::string rfc3339(Time time) {
  const Time second_of_day = ((time % kSecondsPerDay) + kSecondsPerDay) % kSecondsPerDay;
  return date_of(time) + "T" + padded(second_of_day / 3600, 2) + ":" +
         padded(second_of_day / 60 % 60, 2) + ":" + padded(second_of_day % 60, 2) + "Z";
}

std::optional<Time> time_from(std::string_view text) {
  if (text.starts_with('@')) {
    return read_seconds(text.substr(1));
  }
  Reader reader{text};
  const auto day = read_day(reader);
  if (!day || reader.at_end()) {
    return day;
  }
  if (!reader.accept("Tt ")) {
    return std::nullopt;
  }
  const auto clock = read_clock(reader);
  if (!clock) {
    return std::nullopt;
  }
  const auto east = read_zone(reader);
  if (!east || !reader.at_end()) {
    return std::nullopt;
  }
  return *day + *clock - *east;
}

}  // namespace memstrata
