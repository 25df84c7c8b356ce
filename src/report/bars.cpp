#include "report/bars.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace memstrata {

namespace {

std::string_view drawn(BarPart::Look look, bool unicode) {
  switch (look) {
    case BarPart::Look::full:
      return unicode ? "█" : "#";
    case BarPart::Look::middle:
      return unicode ? "▒" : "=";
    case BarPart::Look::light:
      break;
  }
  return unicode ? "░" : ".";
}

/// The largest value of each of at most `columns` equal pieces.
std::vector<std::optional<std::uint64_t>> thinned(
    const std::vector<std::optional<std::uint64_t>>& values, std::size_t columns) {
  if (values.size() <= columns) {
    return values;
  }
  std::vector<std::optional<std::uint64_t>> pieces(columns);
  for (std::size_t i = 0; i < values.size(); ++i) {
    auto& piece = pieces[i * columns / values.size()];
    piece = std::max(piece, values[i]);  // an empty optional is the smallest
  }
  return pieces;
}

}  // namespace

std::string bar(const std::vector<BarPart>& parts, std::size_t columns, bool unicode) {
  std::string text;
  double share = 0;
  std::size_t drawn_columns = 0;
  for (const BarPart& part : parts) {
    share += part.share;
    const double end = std::round(share * static_cast<double>(columns));
    const auto end_column =
        std::min(columns, static_cast<std::size_t>(std::max(0.0, end)));
    for (; drawn_columns < end_column; ++drawn_columns) {
      text += drawn(part.look, unicode);
    }
  }
  for (; drawn_columns < columns; ++drawn_columns) {
    text += unicode ? "·" : " ";
  }
  return text;
}

std::string sparkline(const std::vector<std::optional<std::uint64_t>>& values,
                      std::size_t columns, bool unicode) {
  static constexpr std::array<std::string_view, 8> kBlocks = {"▁", "▂", "▃", "▄",
                                                              "▅", "▆", "▇", "█"};
  static constexpr std::array<std::string_view, 8> kAscii = {"_", "_", ".", "-",
                                                             "=", "+", "*", "#"};
  const auto& levels = unicode ? kBlocks : kAscii;
  const auto pieces = thinned(values, columns);
  std::optional<std::uint64_t> low;
  std::optional<std::uint64_t> high;
  for (const auto& value : pieces) {
    if (value) {
      low = low ? std::min(*low, *value) : *value;
      high = high ? std::max(*high, *value) : *value;
    }
  }
  std::string text;
  for (const auto& value : pieces) {
    if (!value) {
      text += ' ';
    } else if (*high == *low) {
      text += levels[3];
    } else {
      const double height =
          static_cast<double>(*value - *low) / static_cast<double>(*high - *low);
      text += levels[static_cast<std::size_t>(std::lround(height * 7))];
    }
  }
  return text;
}

}  // namespace memstrata
