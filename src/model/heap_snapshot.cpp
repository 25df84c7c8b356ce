#include "model/heap_snapshot.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <utility>

namespace memstrata {

namespace {

constexpr std::array<std::pair<HeapStatus, std::string_view>, 5> kStatusWords{{
    {HeapStatus::ok, "ok"},
    {HeapStatus::differs, "differs"},
    {HeapStatus::damaged, "damaged"},
    {HeapStatus::header_only, "header_only"},
    {HeapStatus::table_only, "table_only"},
}};

}  // namespace

GcBlocks gc_blocks(const HeapArea& area) {
  return std::accumulate(
      area.runs.begin(), area.runs.end(), GcBlocks{0},
      [](GcBlocks sum, const GcRun& run) { return sum + run.count(); });
}

void append_blocks(std::vector<GcRun>& runs, char letter, GcBlocks count) {
  while (!runs.empty() && runs.back().letter == letter) {
    count += runs.back().count();
    runs.pop_back();
  }
  while (count >= GcRun::kLongRun) {
    const auto bits = static_cast<unsigned>(std::bit_width(count)) - 1;
    runs.push_back({letter, static_cast<std::uint8_t>(GcRun::kLongRun + bits -
                                                      GcRun::kLongRunBits)});
    count -= GcBlocks{1} << bits;
  }
  if (count > 0) {
    runs.push_back({letter, static_cast<std::uint8_t>(count)});
  }
}

std::string_view to_string(HeapStatus status) {
  return std::ranges::find(kStatusWords, status,
                           &std::pair<HeapStatus, std::string_view>::first)
      ->second;
}

std::optional<HeapStatus> heap_status_from(std::string_view word) {
  const auto found = std::ranges::find(kStatusWords, word,
                                       &std::pair<HeapStatus, std::string_view>::second);
  if (found == kStatusWords.end()) {
    return std::nullopt;
  }
  return found->first;
}

}  // namespace memstrata
