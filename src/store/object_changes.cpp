#include "store/object_changes.hpp"

#include <map>

#include "store/spans.hpp"

namespace memstrata {
namespace {

std::int64_t signed_bytes(const std::optional<Bytes>& size) {
  return static_cast<std::int64_t>(size.value_or(0));
}

constexpr std::uint32_t kNoObject = 0;

class ObjectSet {
 public:
  void insert(std::uint32_t id) {
    if (id >= members_.size()) {
      members_.resize(id + 1);
    }
    members_[id] = true;
  }
  [[nodiscard]] bool contains(std::uint32_t id) const {
    return id < members_.size() && members_[id];
  }

 private:
  std::vector<bool> members_;  // by object_id: they are dense
};

struct ObjectKey {
  std::uint32_t object_id = 0;
  std::uint32_t region_id = 0;
  ContributionKind kind = ContributionKind::object;

  auto operator<=>(const ObjectKey&) const = default;
};

struct Sizes {
  std::optional<Bytes> before;
  std::optional<Bytes> now;
};

using ObjectSums = std::map<ObjectKey, Sizes>;

// Adds to one side of the sums; most parts are of the same key as one before.
class Adder {
 public:
  Adder(ObjectSums& sums, std::optional<Bytes> Sizes::*side) : sums_(sums), side_(side) {}

  void add(const ObjectKey& key, Bytes size) {
    if (last_ == sums_.end() || last_->first != key) {
      last_ = sums_.try_emplace(key).first;
    }
    std::optional<Bytes>& sum = last_->second.*side_;
    sum = sum.value_or(0) + size;
  }

 private:
  ObjectSums& sums_;
  std::optional<Bytes> Sizes::*side_;
  ObjectSums::iterator last_ = sums_.end();
};

class ObjectChanges {
 public:
  ObjectChanges(const BuildLayout& before, const BuildLayout& now,
                const SymbolPairs& pairs)
      : before_(before), now_(now) {
    touch(before, pairs.only_before());
    touch(now, pairs.only_now());
  }

  std::vector<ObjectChange> changes() {
    add_parts(before_, &Sizes::before);
    add_parts(now_, &Sizes::now);
    std::vector<ObjectChange> changes;
    for (const auto& [key, sizes] : sums_) {
      if (sizes.before != sizes.now) {
        changes.push_back({key.object_id, key.region_id, key.kind, sizes.now,
                           signed_bytes(sizes.now) - signed_bytes(sizes.before)});
      }
    }
    return changes;
  }

 private:
  // The spans of an object's contribution tile it: where all of them have twins,
  // what the object puts there is the same.  Empty contributions have no spans.
  void touch(const BuildLayout& layout, const std::vector<Index>& places) {
    for (const Index place : places) {
      if (const LayoutSymbol& span = layout.symbols[place]; is_span(span)) {
        touched_.insert(layout.contributions[span.contribution].object_id);
      }
    }
    for (const LayoutContribution& contribution : layout.contributions) {
      if (contribution.size == 0) {
        touched_.insert(contribution.object_id);
      }
    }
  }

  void add_parts(const BuildLayout& layout, std::optional<Bytes> Sizes::*side) {
    Adder own(sums_, side);
    Adder padding(sums_, side);
    for (const LayoutContribution& contribution : layout.contributions) {
      const std::uint32_t region_id = layout.regions[contribution.region].region_id;
      if (contribution.kind != ContributionKind::object) {
        padding.add({contribution.object_id, region_id, contribution.kind},
                    contribution.size);
      } else if (touched_.contains(contribution.object_id)) {
        own.add({contribution.object_id, region_id, contribution.kind},
                contribution.size);
      }
    }
    add_common_padding(layout, side);
  }

  // Padding behind common symbols is not the object's own.
  void add_common_padding(const BuildLayout& layout, std::optional<Bytes> Sizes::*side) {
    Adder own(sums_, side);
    Adder padding(sums_, side);
    for (const LayoutSymbol& symbol : layout.symbols) {
      if (symbol.size_from != SizeFrom::padding || symbol.size == 0 || !is_span(symbol)) {
        continue;
      }
      const LayoutContribution& contribution = layout.contributions[symbol.contribution];
      const std::uint32_t region_id = layout.regions[contribution.region].region_id;
      padding.add({kNoObject, region_id, ContributionKind::fill}, symbol.size);
      if (contribution.kind != ContributionKind::object ||
          touched_.contains(contribution.object_id)) {
        own.add({contribution.object_id, region_id, contribution.kind}, 0 - symbol.size);
      }
    }
  }

  const BuildLayout& before_;
  const BuildLayout& now_;
  ObjectSet touched_;
  ObjectSums sums_;
};

}  // namespace

std::vector<ObjectChange> object_changes(const BuildLayout& before,
                                         const BuildLayout& now,
                                         const SymbolPairs& pairs) {
  return ObjectChanges(before, now, pairs).changes();
}

}  // namespace memstrata
