#include "report/ram_bar.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/heap_paint.hpp"

namespace memstrata {

namespace {

Paint paint_of(RamUse use) {
  switch (use) {
    case RamUse::data:
      return Paint::blue;
    case RamUse::bss:
      return Paint::cyan;
    case RamUse::other:
      return Paint::magenta;
    case RamUse::stack:
      return Paint::yellow;
    case RamUse::heap:
    case RamUse::heap_used:
      return Paint::red;
    case RamUse::heap_free:
      return Paint::green;
    case RamUse::heap_rest:
      return Paint::plain;
    case RamUse::unused:
      return Paint::faint;
  }
  return Paint::plain;
}

/// How many signs each part gets: at least one, in proportion, `columns` in all
/// (more only when there are more parts than columns).
std::vector<std::size_t> signs_of(const std::vector<RamPart>& parts,
                                  std::size_t columns) {
  const auto whole = std::accumulate(parts.begin(), parts.end(), 0.0,
                                     [](double sum, const RamPart& part) {
                                       return sum + static_cast<double>(part.size);
                                     });
  std::vector<std::size_t> signs;
  std::size_t given = 0;
  for (const auto& part : parts) {
    const double share = static_cast<double>(part.size) / whole;
    const auto exact =
        static_cast<std::size_t>(std::lround(share * static_cast<double>(columns)));
    signs.push_back(std::max<std::size_t>(exact, 1));
    given += signs.back();
  }
  // What rounding adds or takes is least seen at the widest part.
  while (given != columns) {
    const auto widest = std::ranges::max_element(signs);
    if (given > columns && *widest == 1) {
      break;
    }
    given < columns ? ++*widest : --*widest;
    given < columns ? ++given : --given;
  }
  return signs;
}

}  // namespace

char sign_of(RamUse use) {
  switch (use) {
    case RamUse::data:
      return 'd';
    case RamUse::bss:
      return 'b';
    case RamUse::other:
      return 'o';
    case RamUse::stack:
      return 's';
    case RamUse::heap:
      return 'H';
    case RamUse::heap_used:
      return '#';
    case RamUse::heap_free:
      return '-';
    case RamUse::heap_rest:
      return '+';
    case RamUse::unused:
      return '.';
  }
  return ' ';
}

std::string ram_bar(const std::vector<RamPart>& parts, std::size_t columns,
                    const Style& style) {
  if (parts.empty()) {
    return {};
  }
  const auto signs = signs_of(parts, columns);
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (style.color) {
      text += escape_of(paint_of(parts[i].use));
    }
    text += std::string(signs[i], sign_of(parts[i].use));
    if (style.color) {
      text += kPaintEnd;
    }
  }
  return text;
}

}  // namespace memstrata
