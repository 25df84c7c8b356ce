#include "parse/partition.hpp"

#include <algorithm>

#include "parse/file_names.hpp"
#include "parse/section_names.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kMergedStrings = "(merged strings)";

// A section of literals that is larger than it was before merging holds what
// other objects brought; no one of them is to blame for it.
bool is_merged_pool(const PrintedContribution& printed) {
  return printed.kind == ContributionKind::merged ||
         (printed.kind == ContributionKind::object && printed.size_before_relaxing &&
          printed.size > *printed.size_before_relaxing && is_mergeable(printed.section));
}

bool holds_names(ContributionKind kind) {
  return kind == ContributionKind::object || kind == ContributionKind::merged ||
         kind == ContributionKind::stub;
}

bool joins_data(const std::vector<Contribution>& contributions, Index region,
                const PrintedContribution& printed, Address address) {
  if (printed.kind != ContributionKind::data || contributions.empty()) {
    return false;
  }
  const auto& last = contributions.back();
  return last.region == region && last.kind == ContributionKind::data &&
         last.address + last.size == address;
}

}  // namespace

PartitionResult RegionPartition::finish(Index index) {
  const auto region = map_.regions[index];
  sweep(region);
  collect_strays();
  PartitionResult result;
  result.nobits = only_nobits(region);
  result.gap = write_all(index, region);
  printed_.clear();
  names_at_.clear();
  kept_.clear();
  strays_.clear();
  return result;
}

// Merged-away sections keep a stale line: in old versions at address 0, in newer
// ones at the address of what follows.  Either way the address of the next
// line shows that they hold nothing.
void RegionPartition::sweep(const Region& region) {
  auto last = region.address;
  for (std::size_t i = 0; i < printed_.size(); ++i) {
    auto& each = printed_[i];
    const auto address = each.contribution.address;
    each.kept = each.contribution.size > 0 && address >= last &&
                address - region.address < region.size &&
                !is_stale_repeat(each.contribution);
    if (each.kept) {
      last = address;
      kept_.push_back(i);
    }
  }
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    auto& each = printed_[kept_[i]];
    const auto next = i + 1 < kept_.size() ? printed_[kept_[i + 1]].contribution.address
                                           : region.address + region.size;
    each.size = std::min(each.contribution.size, next - each.contribution.address);
  }
}

// A stale line at 0 directly behind the first section of a region that begins
// at 0: no address went back, but literals do not replace what is no literal.
bool RegionPartition::is_stale_repeat(const PrintedContribution& printed) const {
  if (kept_.empty()) {
    return false;
  }
  const auto& last = printed_[kept_.back()].contribution;
  return printed.address == last.address && is_mergeable(printed.section) &&
         last.kind == ContributionKind::object && !is_mergeable(last.section);
}

std::size_t RegionPartition::end_of_names(std::size_t at) const {
  return at + 1 < printed_.size() ? printed_[at + 1].first_name : names_at_.size();
}

std::optional<std::size_t> RegionPartition::holder_of(Address address) const {
  const auto after = std::upper_bound(kept_.begin(), kept_.end(), address,
                                      [this](Address wanted, std::size_t at) {
                                        return wanted < printed_[at].contribution.address;
                                      });
  if (after == kept_.begin()) {
    return std::nullopt;
  }
  const auto at = *(after - 1);
  const auto& each = printed_[at];
  const bool holds = address - each.contribution.address < each.size &&
                     holds_names(each.contribution.kind);
  return holds ? std::optional{at} : std::nullopt;
}

// Local symbols are printed a second time under stale neighbours.  A name whose
// address another contribution holds goes there; what nobody holds stays.
void RegionPartition::collect_strays() {
  next_stray_ = 0;
  for (std::size_t at = 0; at < printed_.size(); ++at) {
    const auto& each = printed_[at];
    for (auto i = each.first_name; i < end_of_names(at); ++i) {
      const auto offset = names_at_[i].address() - each.contribution.address;
      if (each.kept && offset < each.size) {
        continue;
      }
      // An end label belongs to what it ends, not to what begins there.
      const bool is_end_label =
          offset == each.size && names_at_[i].binding() == Binding::global;
      const auto holder = is_end_label ? std::nullopt : holder_of(names_at_[i].address());
      if (holder) {
        strays_.push_back({*holder, names_at_[i]});
        names_at_[i].drop_name();  // no longer here
      }
    }
  }
  std::stable_sort(strays_.begin(), strays_.end(),
                   [](const Stray& a, const Stray& b) { return a.holder < b.holder; });
}

std::span<const NamedAddress> RegionPartition::names_of(std::size_t at) {
  const auto first = printed_[at].first_name;
  const auto own = std::span{names_at_}.subspan(first, end_of_names(at) - first);
  if (strays_.empty()) {
    return own;
  }
  gathered_.clear();
  std::copy_if(own.begin(), own.end(), std::back_inserter(gathered_),
               [](const NamedAddress& each) { return !each.name().empty(); });
  while (next_stray_ < strays_.size() && strays_[next_stray_].holder == at) {
    gathered_.push_back(strays_[next_stray_++].name);
  }
  return gathered_;
}

Bytes RegionPartition::write_all(Index index, const Region& region) {
  Bytes gap = 0;
  auto dot = region.address;
  for (std::size_t at = 0; at < printed_.size(); ++at) {
    const auto& each = printed_[at];
    if (!each.kept) {
      write_one(index, at, dot);
      continue;
    }
    const auto address = each.contribution.address;
    gap += address - dot;
    write_gap(index, dot, address);
    write_one(index, at, address);
    dot = address + each.size;
  }
  const auto end = region.address + region.size;
  write_gap(index, dot, end);
  return gap + (end - dot);
}

void RegionPartition::write_gap(Index index, Address from, Address to) {
  if (from < to) {
    map_.contributions.push_back({.region = index,
                                  .kind = ContributionKind::gap,
                                  .address = from,
                                  .size = to - from,
                                  .printed_size = to - from});
  }
}

// A line without bytes is written only when names hang on it.
void RegionPartition::write_one(Index index, std::size_t at, Address address) {
  const auto& each = printed_[at];
  const auto& printed = each.contribution;
  const auto names = names_of(at);
  if (each.size == 0 && (names.empty() || !holds_names(printed.kind))) {
    return;
  }
  if (joins_data(map_.contributions, index, printed, address)) {
    map_.contributions.back().size += each.size;
    map_.contributions.back().printed_size += printed.size;
    return;
  }
  Contribution contribution{.region = index,
                            .kind = printed.kind,
                            .address = address,
                            .size = each.size,
                            .printed_size = printed.size};
  if (is_merged_pool(printed)) {
    contribution.kind = ContributionKind::merged;
    contribution.object = kMergedStrings;
    contribution.section = names_.clean(printed.section);
  } else if (holds_names(printed.kind)) {
    contribution.section = names_.clean(printed.section);
    if (printed.kind == ContributionKind::object) {
      const auto file = split_file(printed.file);
      contribution.object = names_.clean(file.object);
      contribution.archive = names_.clean(file.archive);
    }
  }
  map_.contributions.push_back(contribution);
  const bool wants_spans = contribution.kind == ContributionKind::object ||
                           contribution.kind == ContributionKind::merged ||
                           !names.empty();
  if (wants_spans && holds_names(printed.kind)) {
    spans_.write(static_cast<Index>(map_.contributions.size() - 1), names, printed.file);
  }
}

// Fills alone (`.heap`, `.stack`, dummies) have no bytes in the image either.
bool RegionPartition::only_nobits(const Region& region) const {
  const auto has_bytes = [this](std::size_t at) {
    const auto& contribution = printed_[at].contribution;
    return contribution.kind != ContributionKind::fill &&
           (contribution.kind == ContributionKind::data ||
            !is_nobits_section(contribution.section));
  };
  if (kept_.empty()) {
    return is_nobits_section(region.name);
  }
  return std::none_of(kept_.begin(), kept_.end(), has_bytes);
}

}  // namespace memstrata
