#include "store/symbol_changes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "store/alignment.hpp"
#include "store/spans.hpp"

namespace memstrata {
namespace {

std::int64_t signed_bytes(Bytes size) {
  return static_cast<std::int64_t>(size);
}

struct Sizes {
  std::optional<Bytes> before;
  std::optional<Bytes> now;
};

constexpr std::uint32_t kNoObject = 0;

using ObjectKey = std::tuple<std::uint32_t, std::uint32_t, ContributionKind>;

// What a contribution adds to sums of object_change.
struct Part {
  ObjectKey key;
  Bytes size = 0;     // what is the object's own
  Bytes padding = 0;  // behind its common symbols: fill, of no object
  bool operator==(const Part&) const = default;
};

std::vector<Part> parts_of(const BuildLayout& layout) {
  std::vector<Part> parts;
  parts.reserve(layout.contributions.size());
  for (const LayoutContribution& contribution : layout.contributions) {
    parts.push_back({{contribution.object_id,
                      layout.regions[contribution.region].region_id, contribution.kind},
                     contribution.size});
  }
  for (const LayoutSymbol& symbol : layout.symbols) {
    if (symbol.size_from == SizeFrom::padding && is_span(symbol)) {
      parts[symbol.contribution].size -= symbol.size;
      parts[symbol.contribution].padding += symbol.size;
    }
  }
  return parts;
}

class ObjectSet {
 public:
  void insert(std::uint32_t id) {
    members_.resize(std::max(members_.size(), std::size_t{id} + 1));
    members_[id] = true;
  }
  [[nodiscard]] bool contains(std::uint32_t id) const {
    return id < members_.size() && members_[id];
  }

 private:
  std::vector<bool> members_;  // by object_id: they are dense
};

// Objects with a part that the other build does not have at that place.
ObjectSet touched_objects(const std::vector<Part>& before, const std::vector<Part>& now) {
  ObjectSet objects;
  const auto touch = [&](const Part& part) {
    objects.insert(std::get<0>(part.key));
    if (part.padding > 0) {
      objects.insert(kNoObject);
    }
  };
  const auto agree = [&](std::size_t b, std::size_t n) { return before[b] == now[n]; };
  Alignment(before.size(), now.size(), agree)
      .walk([](std::size_t, std::size_t) {}, [&](std::size_t b) { touch(before[b]); },
            [&](std::size_t n) { touch(now[n]); });
  return objects;
}

using ObjectSums = std::map<ObjectKey, Sizes>;

void add_parts(const std::vector<Part>& parts, const ObjectSet& objects,
               std::optional<Bytes> Sizes::*side, ObjectSums& sums) {
  const auto add = [&](const ObjectKey& key, Bytes size) {
    if (objects.contains(std::get<0>(key))) {
      std::optional<Bytes>& sum = sums[key].*side;
      sum = sum.value_or(0) + size;
    }
  };
  for (const Part& part : parts) {
    add(part.key, part.size);
    if (part.padding > 0) {
      add({kNoObject, std::get<1>(part.key), ContributionKind::fill}, part.padding);
    }
  }
}

}  // namespace

std::vector<SymbolChange> symbol_changes(const BuildLayout& before,
                                         const BuildLayout& now) {
  std::map<SymbolId, Sizes> open;
  const auto agree = [&](std::size_t b, std::size_t n) {
    return before.symbols[b].group_id == now.symbols[n].group_id &&
           before.symbols[b].size == now.symbols[n].size;
  };
  Alignment(before.symbols.size(), now.symbols.size(), agree)
      .walk([](std::size_t, std::size_t) {},
            [&](std::size_t b) {
              if (is_span(before.symbols[b])) {
                open[before.symbols[b].group_id].before = before.symbols[b].size;
              }
            },
            [&](std::size_t n) {
              if (is_span(now.symbols[n])) {
                open[now.symbols[n].group_id].now = now.symbols[n].size;
              }
            });
  std::vector<SymbolChange> changes;
  for (const auto& [symbol, sizes] : open) {
    if (sizes.before != sizes.now) {
      changes.push_back(
          {symbol, sizes.now,
           signed_bytes(sizes.now.value_or(0)) - signed_bytes(sizes.before.value_or(0))});
    }
  }
  return changes;
}

std::vector<ObjectChange> object_changes(const BuildLayout& before,
                                         const BuildLayout& now) {
  const std::vector<Part> parts_before = parts_of(before);
  const std::vector<Part> parts_now = parts_of(now);
  const ObjectSet touched = touched_objects(parts_before, parts_now);
  ObjectSums sums;
  add_parts(parts_before, touched, &Sizes::before, sums);
  add_parts(parts_now, touched, &Sizes::now, sums);
  std::vector<ObjectChange> changes;
  for (const auto& [key, sizes] : sums) {
    if (sizes.before != sizes.now) {
      const auto& [object_id, region_id, kind] = key;
      changes.push_back(
          {object_id, region_id, kind, sizes.now,
           signed_bytes(sizes.now.value_or(0)) - signed_bytes(sizes.before.value_or(0))});
    }
  }
  return changes;
}

}  // namespace memstrata
