#include "store/sample_map.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>

namespace memstrata::test {
namespace {

// Lays the sample out: regions one behind the other in their blocks.
class Layout {
 public:
  explicit Layout(const SampleMap& sample)
      : sample_(sample), texts_(std::make_shared<std::deque<std::string>>()) {}

  MemoryMap map() {
    map_.storage.push_back(texts_);
    map_.format = "gnu-ld";
    map_.output_file = keep(sample_.output_file);
    map_.output_format = "elf32-littlearm";
    for (const SampleBlock& block : sample_.blocks) {
      ends_[block.name] = block.origin;
      map_.blocks.push_back({.name = keep(block.name),
                             .origin = block.origin,
                             .length = block.length,
                             .attributes = "xrw"});
    }
    for (const SampleRegion& region : sample_.regions) {
      add_region(region);
    }
    for (const SampleAssignment& assignment : sample_.assignments) {
      map_.symbols.push_back({.name = keep(assignment.name),
                              .first_alias = static_cast<Index>(map_.aliases.size()),
                              .address = assignment.value,
                              .binding = Binding::linker,
                              .size_from = SizeFrom::exact});
    }
    for (const std::string& warning : sample_.warnings) {
      map_.diagnostics.push_back({.message = warning});
    }
    return std::move(map_);
  }

 private:
  std::string_view keep(const std::string& text) { return texts_->emplace_back(text); }

  [[nodiscard]] Index block_index(const std::string& name) const {
    const auto found = std::ranges::find(sample_.blocks, name, &SampleBlock::name);
    return found == sample_.blocks.end()
               ? kNone
               : static_cast<Index>(found - sample_.blocks.begin());
  }

  void add_region(const SampleRegion& sample) {
    Region region{.name = keep(sample.name),
                  .block = block_index(sample.block),
                  .loaded = !sample.block.empty(),
                  .nobits = sample.nobits};
    if (!region.loaded) {
      region.size = sample.unloaded_size;
      map_.regions.push_back(region);
      return;
    }
    region.address = ends_[sample.block];
    region.load_address = region.address;
    const auto index = static_cast<Index>(map_.regions.size());
    Address address = region.address;
    for (const SampleContribution& contribution : sample.contributions) {
      add_contribution(contribution, index, address);
      address += contribution.bytes();
    }
    region.size = address - region.address;
    ends_[sample.block] = address;
    if (sample.load_block && !sample.nobits) {
      region.load_block = block_index(*sample.load_block);
      region.load_address = ends_[*sample.load_block];
      ends_[*sample.load_block] += region.size;
    }
    map_.regions.push_back(region);
  }

  void add_contribution(const SampleContribution& sample, Index region, Address address) {
    const auto index = static_cast<Index>(map_.contributions.size());
    map_.contributions.push_back({.region = region,
                                  .kind = sample.kind,
                                  .address = address,
                                  .size = sample.bytes(),
                                  .printed_size = sample.bytes(),
                                  .object = keep(sample.object),
                                  .archive = keep(sample.archive),
                                  .section = keep(sample.section)});
    for (const SampleSpan& span : sample.spans) {
      const bool named = !span.names.empty();
      map_.symbols.push_back(
          {.name = named ? keep(span.names.front()) : std::string_view{},
           .first_alias = static_cast<Index>(map_.aliases.size()),
           .alias_count = static_cast<Index>(named ? span.names.size() - 1 : 0),
           .region = region,
           .contribution = index,
           .address = address,
           .size = span.size,
           .binding = named ? span.binding : Binding::none,
           .size_from = span.size_from});
      for (std::size_t i = 1; i < span.names.size(); ++i) {
        map_.aliases.push_back(keep(span.names[i]));
      }
      address += span.size;
    }
  }

  const SampleMap& sample_;
  std::shared_ptr<std::deque<std::string>> texts_;
  std::map<std::string, Address> ends_;
  MemoryMap map_;
};

template <class Item, class Same>
std::string difference_of(const std::string& what, const std::vector<Item>& a,
                          const std::vector<Item>& b, const Same& same) {
  if (a.size() != b.size()) {
    return what + ": " + std::to_string(a.size()) + " against " +
           std::to_string(b.size());
  }
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (!same(a[i], b[i])) {
      return what + " " + std::to_string(i) + " differs";
    }
  }
  return {};
}

bool same_contribution(Contribution a, Contribution b) {
  a.printed_size = 0;
  b.printed_size = 0;
  return a == b;
}

}  // namespace

Bytes SampleContribution::bytes() const {
  if (kind != ContributionKind::object && kind != ContributionKind::merged) {
    return size;
  }
  Bytes sum = 0;
  for (const SampleSpan& span : spans) {
    sum += span.size;
  }
  return sum;
}

MemoryMap memory_map(const SampleMap& sample) {
  return Layout(sample).map();
}

SampleMap small_sample() {
  using Kind = ContributionKind;
  return {
      .blocks = {{"FLASH", 0x8000000, 0x10000}, {"RAM", 0x20000000, 0x4000}},
      .regions = {{.name = ".text",
                   .block = "FLASH",
                   .contributions = {{.object = "py/vm.o",
                                      .section = ".text.run",
                                      .spans = {{{"run"}, 120}}},
                                     {.kind = Kind::fill, .size = 4},
                                     {.object = "py/gc.o",
                                      .section = ".text",
                                      .spans = {{{"collect", "collect_alias"}, 64},
                                                {{}, 12},
                                                {{"sweep"}, 30}}}}},
                  {.name = ".data",
                   .block = "RAM",
                   .load_block = "FLASH",
                   .contributions = {{.object = "main.o",
                                      .section = ".data.table",
                                      .spans = {{{"table"}, 16}}}}},
                  {.name = ".bss",
                   .block = "RAM",
                   .nobits = true,
                   .contributions = {{.object = "main.o",
                                      .section = ".bss.buffer.12",
                                      .spans = {{{"buffer.12"}, 256, Binding::local}}}}},
                  {.name = ".debug_info", .unloaded_size = 4000}},
      .assignments = {{"_end", 0x20000110}},
      .warnings = {"a line that made no sense"}};
}

std::string difference(const MemoryMap& a, const MemoryMap& b) {
  if (a.format != b.format || a.output_file != b.output_file ||
      a.output_format != b.output_format || a.toolchain != b.toolchain ||
      a.status != b.status) {
    return "the head differs";
  }
  const auto equal = [](const auto& x, const auto& y) { return x == y; };
  const auto same_message = [](const Diagnostic& x, const Diagnostic& y) {
    return x.severity == y.severity && x.message == y.message;
  };
  for (const std::string& found :
       {difference_of("diagnostic", a.diagnostics, b.diagnostics, same_message),
        difference_of("block", a.blocks, b.blocks, equal),
        difference_of("region", a.regions, b.regions, equal),
        difference_of("contribution", a.contributions, b.contributions,
                      same_contribution),
        difference_of("symbol", a.symbols, b.symbols, equal),
        difference_of("alias", a.aliases, b.aliases, equal)}) {
    if (!found.empty()) {
      return found;
    }
  }
  return {};
}

}  // namespace memstrata::test
