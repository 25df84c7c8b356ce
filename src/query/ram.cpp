#include "query/ram.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "model/error.hpp"
#include "query/answer.hpp"

namespace memstrata {

namespace {

constexpr std::array<std::pair<RamUse, std::string_view>, 9> kWords{{
    {RamUse::data, "data"},
    {RamUse::bss, "bss"},
    {RamUse::other, "other"},
    {RamUse::stack, "stack"},
    {RamUse::heap, "heap"},
    {RamUse::heap_used, "heap_used"},
    {RamUse::heap_free, "heap_free"},
    {RamUse::heap_rest, "heap_rest"},
    {RamUse::unused, "unused"},
}};

RamUse use_from(std::string_view word) {
  for (const auto& [use, known] : kWords) {
    if (known == word) {
      return use;
    }
  }
  throw Error{ErrorCode::internal, "build/ram knows no part " + std::string{word}};
}

bool has_numbers(const HeapPoint& point) {
  return point.total && point.used && point.free;
}

void add_part(std::vector<RamPart>& parts, RamUse use, std::int64_t size) {
  if (size > 0) {
    parts.push_back({use, size});
  }
}

/// A heap that is larger than its reserve lies elsewhere too: nothing can be split.
void add_heap(Ram& ram, std::int64_t reserve) {
  ram.heap_reserve = reserve;
  const HeapPoint none;
  const HeapPoint& point = ram.snapshot ? *ram.snapshot : none;
  const auto used = point.used.value_or(reserve);
  const auto free = point.free.value_or(reserve);
  if (!has_numbers(point) || used + free > reserve) {
    add_part(ram.parts, RamUse::heap, reserve);
    return;
  }
  add_part(ram.parts, RamUse::heap_used, used);
  add_part(ram.parts, RamUse::heap_free, free);
  add_part(ram.parts, RamUse::heap_rest, reserve - used - free);
}

}  // namespace

std::string_view to_string(RamUse use) {
  return kWords.at(static_cast<std::size_t>(use)).second;
}

Ram ram_of(const Database& database, const StoredBuild& build,
           const std::optional<HeapPoint>& snapshot) {
  Ram ram{.build = build, .snapshot = snapshot};
  ask(database, "build/ram", {{"build", build.id}}, [&](const AnswerRow& row) {
    ram.block = row.text("block");
    ram.length = row.integer("length");
    const auto use = use_from(row.text("part"));
    if (use == RamUse::heap) {
      add_heap(ram, row.integer("size"));
    } else {
      add_part(ram.parts, use, row.integer("size"));
    }
  });
  return ram;
}

std::optional<HeapPoint> newest_snapshot_of(const Database& database,
                                            const StoredBuild& build) {
  std::optional<HeapPoint> newest;
  for (auto& point : heap_points(database, build.metadata.target)) {
    if (point.build == build.id && has_numbers(point)) {
      newest = std::move(point);
    }
  }
  return newest;
}

}  // namespace memstrata
