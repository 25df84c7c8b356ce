#include "synthetic_history.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace memstrata {
namespace {

constexpr std::array<const char*, 3> kSections{".text", ".rodata", ".bss"};
constexpr std::size_t kObjects = 600;

Bytes aligned(Bytes value) {
  return (value + 3) & ~Bytes{3};
}

}  // namespace

Profile ci_profile() {
  return {.name = "CI",
          .unchanged = 0.3,
          .least_changed = 0.0002,
          .most_changed = 0.003,
          .growth = 0.02};
}

Profile stress_profile() {
  return {.name = "stress",
          .least_changed = 0.001,
          .most_changed = 0.0124,
          .upheaval_every = 500,
          .growth = 0.02};
}

SyntheticHistory::SyntheticHistory(Profile profile, std::size_t symbols)
    : profile_(std::move(profile)), random_(20'260'131) {
  for (std::size_t i = 0; i < kObjects; ++i) {
    objects_.push_back(texts_.emplace_back("build/source/module_" +
                                           std::to_string(i % 40) + "/file_" +
                                           std::to_string(i) + ".o"));
  }
  for (std::size_t i = 0; i < symbols; ++i) {
    // Six of ten are code, three constants, one a variable.
    const std::size_t region = i * 10 / symbols < 6 ? 0 : i * 10 / symbols < 9 ? 1 : 2;
    symbols_.push_back({region, new_item(region)});
  }
}

MemoryMap SyntheticHistory::next() {
  if (steps_++ > 0) {
    step();
  }
  MemoryMap map;
  map.format = "gnu-ld";
  map.output_file = "build/firmware.elf";
  map.output_format = "elf32-littlearm";
  map.blocks = {{"FLASH", 0x08000000, 0x4000000, "xr"},
                {"RAM", 0x20000000, 0x4000000, "xrw"}};
  Address flash = 0x08000000;
  auto item = symbols_.begin();
  for (std::size_t r = 0; r < kSections.size(); ++r) {
    Region region{.name = kSections[r], .nobits = r == 2};
    region.block = r == 2 ? 1 : 0;
    region.address = r == 2 ? 0x20000000 : flash;
    region.load_address = region.address;
    Address address = region.address;
    for (; item != symbols_.end() && item->region == r; ++item) {
      const auto region_index = static_cast<Index>(r);
      if (aligned(address) != address) {
        map.contributions.push_back({.region = region_index,
                                     .kind = ContributionKind::fill,
                                     .address = address,
                                     .size = aligned(address) - address});
        address = aligned(address);
      }
      const auto own = static_cast<Index>(map.contributions.size());
      map.contributions.push_back({.region = region_index,
                                   .address = address,
                                   .size = item->item.size,
                                   .object = item->item.object,
                                   .section = item->item.section});
      map.symbols.push_back({.name = item->item.name,
                             .region = region_index,
                             .contribution = own,
                             .address = address,
                             .size = item->item.size});
      address += item->item.size;
    }
    region.size = address - region.address;
    flash = r == 2 ? flash : address;
    map.regions.push_back(region);
  }
  return map;
}

SyntheticHistory::Item SyntheticHistory::new_item(std::size_t region) {
  const std::string name = "module_function_" + std::to_string(names_++);
  return {.name = texts_.emplace_back(name),
          .section = texts_.emplace_back(std::string(kSections[region]) + "." + name),
          .object = objects_[names_ / 20 % kObjects],
          .size = 4 + random_() % 400};
}

void SyntheticHistory::step() {
  if (share() < profile_.unchanged) {
    return;
  }
  double part = profile_.least_changed +
                share() * share() * (profile_.most_changed - profile_.least_changed);
  if (profile_.upheaval_every != 0 && steps_ % profile_.upheaval_every == 0) {
    part = 0.5;
  }
  const auto count =
      static_cast<std::size_t>(part * static_cast<double>(symbols_.size()));
  for (std::size_t i = 0; i < std::max<std::size_t>(count, 1); ++i) {
    change_one();
  }
}

void SyntheticHistory::change_one() {
  const std::size_t at = random_() % symbols_.size();
  const double dice = share();
  const std::size_t region = symbols_[at].region;
  if (dice < profile_.growth + 0.08) {
    symbols_.insert(symbols_.begin() + static_cast<std::ptrdiff_t>(at),
                    {region, new_item(region)});
  } else if (dice < profile_.growth + 0.16) {
    symbols_.erase(symbols_.begin() + static_cast<std::ptrdiff_t>(at));
  } else {
    symbols_[at].item.size = 4 + (symbols_[at].item.size + random_() % 64) % 400;
  }
}

double SyntheticHistory::share() {
  return static_cast<double>(random_() >> 11U) * 0x1.0p-53;
}

}  // namespace memstrata
