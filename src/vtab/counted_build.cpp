#include "vtab/counted_build.hpp"

#include <algorithm>
#include <utility>

#include "model/error.hpp"
#include "vtab/wrapping.hpp"

namespace memstrata {
namespace {

enum List : std::size_t { weights, objects, symbols };

[[noreturn]] void throw_no_weights() {
  throw Error(ErrorCode::usage,
              "weights are a JSON array of threes: which build (0 is the first), "
              "region_id, weight");
}

ListArgument sorted(ListArgument list) {
  if (list) {
    std::ranges::sort(*list);
  }
  return list;
}

bool has(const ListArgument& ids, std::uint32_t id) {
  return !ids || std::ranges::binary_search(*ids, std::int64_t{id});
}

}  // namespace

RegionWeights::RegionWeights(const ListArgument& list, std::size_t builds)
    : builds_(builds) {
  constexpr std::size_t kFields = 3;
  if (!list || list->size() % kFields != 0) {
    throw_no_weights();
  }
  for (std::size_t i = 0; i < list->size(); i += kFields) {
    const auto place = static_cast<std::uint64_t>((*list)[i]);
    if (place >= builds) {
      throw_no_weights();
    }
    weights_.insert_or_assign({(*list)[i + 1], place}, (*list)[i + 2]);
  }
}

std::int64_t RegionWeights::weight(std::int64_t region_id, std::size_t build) const {
  const auto found = weights_.find({region_id, build});
  return found == weights_.end() ? 0 : found->second;
}

bool RegionWeights::differ() const {
  return std::ranges::any_of(weights_, [this](const auto& entry) {
    const auto& [region_id, build] = entry.first;
    return entry.second != weight(region_id, (build + 1) % builds_);
  });
}

CountFilter CountFilter::of_lists(std::span<const ListArgument> lists,
                                  std::size_t builds) {
  return {.weights = RegionWeights(lists[List::weights], builds),
          .objects = sorted(lists[List::objects]),
          .symbols = sorted(lists[List::symbols])};
}

bool CountFilter::has_object(std::uint32_t object_id) const {
  return has(objects, object_id);
}

bool CountFilter::has_symbol(std::uint32_t symbol_id) const {
  return has(symbols, symbol_id);
}

std::int64_t CountedSizes::delta() const {
  return wrapping_difference(after.value_or(0), before.value_or(0));
}

std::uint64_t CountedSizes::magnitude() const {
  const auto bytes = static_cast<std::uint64_t>(delta());
  return delta() < 0 ? 0 - bytes : bytes;
}

void CountedSizes::add(const CountedSizes& more) {
  const auto add_to = [](std::optional<std::int64_t>& sum,
                         std::optional<std::int64_t> bytes) {
    if (bytes) {
      sum = wrapping_sum(sum.value_or(0), *bytes);
    }
  };
  add_to(before, more.before);
  add_to(after, more.after);
}

CountedBuild::CountedBuild(const StoredLayout& build, const CountFilter& filter,
                           std::size_t place)
    : build_(build), filter_(filter) {
  for (const LayoutRegion& region : build.layout().regions) {
    weights_.push_back(filter.weights.weight(region.region_id, place));
  }
}

std::optional<std::int64_t> CountedBuild::bytes(Bytes size, Index region,
                                                std::uint32_t object_id) const {
  if (region == kNone || weights_[region] <= 0 || !filter_.has_object(object_id)) {
    return std::nullopt;
  }
  return wrapping_product(static_cast<std::int64_t>(size), weights_[region]);
}

}  // namespace memstrata
