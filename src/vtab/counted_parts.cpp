#include "vtab/counted_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "vtab/wrapping.hpp"

namespace memstrata {

std::string_view to_string(PartLevel level) {
  static constexpr std::array<std::string_view, 7> kNames{
      "archive", "data", "gap", "object", "region", "stub", "symbol"};
  return kNames.at(static_cast<std::size_t>(level));
}

std::optional<PartLevel> part_level(std::string_view name) {
  for (const PartLevel level :
       {PartLevel::symbol, PartLevel::object, PartLevel::archive, PartLevel::region}) {
    if (to_string(level) == name) {
      return level;
    }
  }
  return std::nullopt;
}

namespace {

std::vector<Part> one_of_each(std::vector<Part> parts) {
  if (!std::ranges::is_sorted(parts, {}, &Part::key)) {
    std::ranges::sort(parts, {}, &Part::key);
  }
  std::size_t count = 0;
  for (const Part& part : parts) {
    if (count > 0 && parts[count - 1].key == part.key) {
      std::int64_t& bytes = parts[count - 1].bytes;
      bytes = wrapping_sum(bytes, part.bytes);
    } else {
      parts[count++] = part;
    }
  }
  parts.resize(count);
  return parts;
}

}  // namespace

std::vector<Part> PartCounter::parts_of(StoredLayout* build, std::size_t place) {
  std::vector<Part> parts;
  if (build == nullptr) {
    return parts;
  }
  const CountedBuild counted(*build, filter_, place);
  if (loose_bytes_ || !is_by_symbol()) {
    share_objects(*build, counted, parts);
  }
  if (is_by_symbol()) {
    share_symbols(*build, counted, parts);
  }
  return one_of_each(std::move(parts));
}

bool PartCounter::is_by_symbol() const {
  return level_ == PartLevel::symbol || filter_.symbols.has_value();
}

PartLevel PartCounter::level_of(ContributionKind kind) const {
  if (level_ == PartLevel::region) {
    return level_;
  }
  switch (kind) {
    case ContributionKind::data:
      return PartLevel::data;
    case ContributionKind::stub:
      return PartLevel::stub;
    case ContributionKind::gap:
      return PartLevel::gap;
    default:
      return level_;
  }
}

/// Those of the ids that tell parts of a level apart.
PartKey PartCounter::key_of(PartLevel level, const PartKey& ids, StoredLayout& build) {
  switch (level) {
    case PartLevel::archive:
      return {
          .archive = *archives_.insert(build.names().object(ids.object_id).archive).first,
          .level = level};
    case PartLevel::object:
      return {.object_id = ids.object_id, .level = level};
    case PartLevel::region:
      return {.region_id = ids.region_id, .level = level};
    default:
      return {.symbol_id = ids.symbol_id,
              .object_id = ids.object_id,
              .region_id = ids.region_id,
              .level = level};
  }
}

// Where symbols say what is in objects, only what is in none.
void PartCounter::share_objects(StoredLayout& build, const CountedBuild& counted,
                                std::vector<Part>& parts) {
  for (const ObjectSum& sum : build.object_sums()) {
    const PartLevel level = level_of(sum.kind);
    if (sum.kind == ContributionKind::fill || (is_by_symbol() && level == level_)) {
      continue;
    }
    if (const auto bytes = counted.bytes(sum.size, sum.region, sum.object_id)) {
      const PartKey ids{.object_id = sum.object_id, .region_id = sum.region_id};
      parts.push_back({key_of(level, ids, build), *bytes});
    }
  }
}

void PartCounter::share_symbols(StoredLayout& build, const CountedBuild& counted,
                                std::vector<Part>& parts) {
  const auto& symbols = build.layout().symbols;
  parts.reserve(parts.size() + (filter_.symbols ? 0 : symbols.size()));
  for (const Index position : build.symbols_by(SymbolOrder::symbol)) {
    const LayoutSymbol& symbol = symbols[position];
    const PartKey ids{.symbol_id = symbol.group_id,
                      .object_id = build.object_id(symbol),
                      .region_id = build.region_id(symbol)};
    if (symbol.size_from == SizeFrom::padding || !filter_.has_symbol(ids.symbol_id)) {
      continue;
    }
    if (const auto bytes = counted.bytes(symbol.size, symbol.region, ids.object_id)) {
      parts.push_back({key_of(level_, ids, build), *bytes});
    }
  }
}

std::vector<CountedPart> joined(std::span<const CountedPart> known,
                                std::span<const Part> parts, const BuildPlace& place) {
  std::vector<CountedPart> all;
  all.reserve(std::max(known.size(), parts.size()));
  auto next = known.begin();
  for (const Part& part : parts) {
    for (; next != known.end() && next->key < part.key; ++next) {
      all.push_back(*next);
    }
    const bool is_known = next != known.end() && next->key == part.key;
    all.push_back(is_known ? *next++ : CountedPart{.key = part.key});
    CountedSizes& sizes = all.back().sizes;
    sizes.before = place.is_first ? std::optional(part.bytes) : sizes.before;
    sizes.after = place.is_last ? std::optional(part.bytes) : sizes.after;
  }
  all.insert(all.end(), next, known.end());
  return all;
}

}  // namespace memstrata
