#include "store/random_history.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace memstrata::test {
namespace {

constexpr Time kStart = 1'700'000'000;

// Few, so that names meet: counters, compiler suffixes, aliases.
constexpr std::array<const char*, 10> kNames{"run",         "run.1", "run.2", "init",
                                             "init.part.0", "table", "buf.7", "buf.12",
                                             "_main",       "main"};
constexpr std::array<const char*, 5> kObjects{"py/vm.o", "py/gc.o", "main.o",
                                              "/tmp/ccAb12Cd.ltrans0.ltrans.o", "lib.o"};
constexpr std::array<const char*, 4> kSections{".text", ".text.run", ".rodata",
                                               ".text.init"};

SampleSpan random_span(Random& random) {
  SampleSpan span{.size = random.below(40)};
  if (random.one_in(4)) {  // nameless
    span.size_from = random.one_in(3) ? SizeFrom::padding : SizeFrom::section;
    return span;
  }
  for (std::size_t count = random.one_in(3) ? 3 : 1; count > 0; --count) {
    const std::string name = random.any_of(kNames);
    if (std::ranges::find(span.names, name) == span.names.end()) {
      span.names.push_back(name);
    }
  }
  span.binding = random.one_in(2) ? Binding::local : Binding::global;
  return span;
}

SampleContribution random_contribution(Random& random) {
  if (random.one_in(4)) {
    constexpr std::array kKinds{ContributionKind::fill, ContributionKind::data};
    return {.kind = random.any_of(kKinds), .size = 1 + random.below(8)};
  }
  SampleContribution contribution{.object = random.any_of(kObjects),
                                  .archive = random.one_in(3) ? "libc.a" : "",
                                  .section = random.any_of(kSections)};
  for (std::size_t count = 1 + random.below(3); count > 0; --count) {
    contribution.spans.push_back(random_span(random));
  }
  return contribution;
}

// Null when the map has none.
SampleContribution* any_contribution(SampleMap& map, Random& random) {
  std::vector<SampleContribution*> all;
  for (SampleRegion& region : map.regions) {
    for (SampleContribution& contribution : region.contributions) {
      all.push_back(&contribution);
    }
  }
  return all.empty() ? nullptr : random.any_of(all);
}

SampleRegion& any_loaded_region(SampleMap& map, Random& random) {
  for (;;) {
    SampleRegion& region = random.any_of(map.regions);
    if (!region.block.empty()) {
      return region;
    }
  }
}

void change_spans(SampleContribution& contribution, Random& random) {
  if (contribution.spans.empty()) {
    contribution.size = 1 + random.below(16);
    return;
  }
  SampleSpan& span = random.any_of(contribution.spans);
  switch (random.below(5)) {
    case 0:
      span.size = random.below(60);
      break;
    case 1: {
      const SampleSpan other = random_span(random);
      span.names = other.names;
      span.size_from = other.size_from;
      break;
    }
    case 2:
      contribution.spans.push_back(random_span(random));
      break;
    case 3:  // a name leaves, perhaps the founder
      if (span.names.size() > 1) {
        span.names.erase(span.names.begin() +
                         static_cast<std::ptrdiff_t>(random.below(span.names.size())));
      }
      break;
    default:
      if (contribution.spans.size() > 1) {
        contribution.spans.pop_back();
      } else {
        std::ranges::reverse(span.names);
      }
  }
}

}  // namespace

SampleMap random_map(Random& random) {
  SampleMap map{.blocks = {{"FLASH", 0x8000000, 0x10000},
                           {"BOOT", 0x8000000, 0x100},
                           {"RAM", 0x20000000, 0x4000}},
                .regions = {{.name = ".text", .block = "FLASH"},
                            {.name = ".data", .block = "RAM", .load_block = "FLASH"},
                            {.name = ".bss", .block = "RAM", .nobits = true},
                            {.name = ".debug_info", .unloaded_size = 99}}};
  for (std::size_t count = 2 + random.below(5); count > 0; --count) {
    any_loaded_region(map, random).contributions.push_back(random_contribution(random));
  }
  return map;
}

void change(SampleMap& map, Random& random) {
  SampleContribution* contribution = any_contribution(map, random);
  switch (random.below(8)) {
    case 0:
      any_loaded_region(map, random).contributions.push_back(random_contribution(random));
      break;
    case 1: {
      auto& contributions = any_loaded_region(map, random).contributions;
      if (!contributions.empty()) {
        contributions.erase(
            contributions.begin() +
            static_cast<std::ptrdiff_t>(random.below(contributions.size())));
      }
      break;
    }
    case 2: {
      auto& contributions = any_loaded_region(map, random).contributions;
      std::ranges::reverse(contributions);
      break;
    }
    case 3:  // a whole contribution moves to another region
      if (contribution != nullptr) {
        const SampleContribution moved = *contribution;  // it may lie in that region
        any_loaded_region(map, random).contributions.push_back(moved);
      }
      break;
    case 4:
      map.assignments.push_back({random.any_of(kNames), random.below(5000)});
      break;
    default:
      if (contribution != nullptr) {
        change_spans(*contribution, random);
      }
  }
  if (random.one_in(12)) {
    map.blocks[2].length += 16;
  }
  if (random.one_in(12)) {
    const bool present = map.regions.back().name == ".noinit";
    if (present) {
      map.regions.pop_back();
    } else {
      map.regions.push_back({.name = ".noinit",
                             .block = "RAM",
                             .nobits = true,
                             .contributions = {random_contribution(random)}});
    }
  }
}

BuildMetadata random_metadata(const Model& model, Random& random) {
  constexpr std::array<const char*, 4> kBranches{"main", "main", "feature", "release"};
  BuildMetadata metadata{.target = "board",
                         .branch = random.any_of(kBranches),
                         .label = "v" + std::to_string(random.below(40)),
                         .time = kStart + static_cast<Time>(random.below(25))};
  metadata.commit = "c" + std::to_string(random.below(40));
  if (random.one_in(3)) {
    metadata.generation = static_cast<std::int64_t>(random.below(4));
  }
  if (random.one_in(2)) {  // of a build that is there, or may come, or never does
    metadata.parent = "c" + std::to_string(random.below(40));
  }
  if (!model.empty() && random.one_in(3)) {
    metadata.parent =
        std::next(model.begin(), static_cast<std::ptrdiff_t>(random.below(model.size())))
            ->second.metadata.commit;
  }
  if (random.one_in(6)) {
    metadata.tags = {"release"};
  }
  return metadata;
}

}  // namespace memstrata::test
