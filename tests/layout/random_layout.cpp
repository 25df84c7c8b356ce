#include "layout/random_layout.hpp"

#include <algorithm>

namespace memstrata::testing {
namespace {

constexpr Address kFlash = 0x08000000;
constexpr Address kRam = 0x20000000;

struct Function {
  LayoutContribution contribution;
  std::vector<LayoutSymbol> spans;  // addresses are not looked at
  std::vector<TextId> aliases;      // of the first span
  Bytes alignment = 1;
};

// What a linker is given: it does not know addresses yet.
struct Inputs {
  BuildLayout frame;  // all but contributions, symbols and aliases
  std::vector<std::vector<Function>> regions;
  TextId next_id = 100;
};

Function new_function(Random& random, TextId& next_id) {
  Function made;
  const TextId id = next_id++;
  made.alignment = Bytes{1} << roll(random, 5);
  made.contribution.kind =
      roll(random, 30) == 0 ? ContributionKind::merged : ContributionKind::object;
  made.contribution.object = 10 + id / 20;
  made.contribution.archive = id % 7 == 0 ? 3 : 0;
  made.contribution.object_id = 1 + id / 20;
  made.contribution.section = id;
  const std::size_t spans = roll(random, 10) == 0 ? 1 + roll(random, 5) : 1;
  for (std::size_t i = 0; i < spans; ++i) {
    LayoutSymbol span;
    span.name = roll(random, 20) == 0 ? 0 : next_id++;
    span.symbol_id = next_id++;
    span.group_id = span.symbol_id - static_cast<SymbolId>(roll(random, 15) == 0 ? 1 : 0);
    span.size = 1 + roll(random, 300);
    span.binding = span.name == 0 ? Binding::none : Binding::global;
    span.size_from = spans == 1 ? SizeFrom::section : SizeFrom::next;
    if (roll(random, 25) == 0) {
      span.true_size = span.size + 4;
    }
    made.spans.push_back(span);
  }
  if (roll(random, 15) == 0) {
    made.aliases = {next_id++, next_id++};
  }
  return made;
}

LayoutRegion region_named(TextId name, Index block, bool nobits = false) {
  LayoutRegion region;
  region.name = name;
  region.region_id = name;
  region.block = block;
  region.nobits = nobits;
  return region;
}

class Linker {
 public:
  explicit Linker(const Inputs& inputs) : inputs_(inputs), layout_(inputs.frame) {}

  BuildLayout link() {
    Address flash = kFlash;
    Address ram = kRam;
    for (Index i = 0; i < inputs_.regions.size(); ++i) {
      LayoutRegion& region = layout_.regions[i];
      const bool in_ram = region.block == 1;
      region.address = in_ram ? ram : flash;
      region.load_address =
          in_ram && !region.nobits ? (flash + 3) & ~Address{3} : region.address;
      region.load_block = region.load_address == region.address ? kNone : 0;
      region.size = place_contributions(i) - region.address;
      (in_ram ? ram : flash) = region.address + region.size;
    }
    for (Index i = 0; i < 3; ++i) {
      LayoutSymbol label;
      label.name = 20 + i;
      label.binding = Binding::linker;
      label.address =
          i == 2 ? 0x20020000 : layout_.regions[i].address + layout_.regions[i].size;
      layout_.symbols.push_back(label);
    }
    return std::move(layout_);
  }

 private:
  Address place_contributions(Index region) {
    Address at = layout_.regions[region].address;
    for (const Function& function : inputs_.regions[region]) {
      const Address start = (at + function.alignment - 1) & ~(function.alignment - 1);
      if (start != at) {
        LayoutContribution fill;
        fill.region = region;
        fill.kind = ContributionKind::fill;
        fill.section = 2;
        fill.address = at;
        fill.size = start - at;
        layout_.contributions.push_back(fill);
      }
      at = place_spans(function, region, start);
    }
    return at;
  }

  Address place_spans(const Function& function, Index region, Address start) {
    LayoutContribution contribution = function.contribution;
    contribution.region = region;
    contribution.address = start;
    Address at = start;
    for (const LayoutSymbol& given : function.spans) {
      LayoutSymbol span = given;
      span.region = region;
      span.contribution = static_cast<Index>(layout_.contributions.size());
      span.address = at;
      if (&given == function.spans.data() && !function.aliases.empty()) {
        span.first_alias = static_cast<Index>(layout_.aliases.size());
        span.alias_count = static_cast<Index>(function.aliases.size());
        for (const TextId alias : function.aliases) {
          layout_.aliases.push_back(alias);
          layout_.alias_symbol_ids.push_back(alias + 1);
        }
      }
      at += span.size;
      layout_.symbols.push_back(span);
    }
    contribution.size = at - start;
    layout_.contributions.push_back(contribution);
    return at;
  }

  const Inputs& inputs_;
  BuildLayout layout_;
};

// The other way: alignments are guessed from the addresses.
Inputs inputs_of(const BuildLayout& layout) {
  Inputs inputs;
  inputs.frame = layout;
  inputs.frame.contributions.clear();
  inputs.frame.symbols.clear();
  inputs.frame.aliases.clear();
  inputs.frame.alias_symbol_ids.clear();
  inputs.regions.resize(layout.regions.size());
  inputs.next_id = 1000000;
  std::vector<Function> by_contribution(layout.contributions.size());
  for (const LayoutSymbol& symbol : layout.symbols) {
    if (symbol.contribution == kNone) {
      continue;
    }
    LayoutSymbol span = symbol;
    span.first_alias = span.alias_count = 0;
    Function& function = by_contribution[symbol.contribution];
    const auto first = layout.aliases.begin() + symbol.first_alias;
    function.aliases.insert(function.aliases.end(), first, first + symbol.alias_count);
    function.spans.push_back(span);
  }
  for (Index i = 0; i < layout.contributions.size(); ++i) {
    const LayoutContribution& contribution = layout.contributions[i];
    if (contribution.kind == ContributionKind::fill) {
      continue;
    }
    by_contribution[i].contribution = contribution;
    by_contribution[i].alignment = contribution.address % 4 == 0 ? 4 : 1;
    inputs.regions[contribution.region].push_back(by_contribution[i]);
  }
  return inputs;
}

void change(Inputs& inputs, Random& random) {
  auto& functions = inputs.regions[roll(random, inputs.regions.size())];
  if (functions.empty()) {
    return;
  }
  const auto chosen =
      functions.begin() + static_cast<std::ptrdiff_t>(roll(random, functions.size()));
  switch (roll(random, 8)) {
    case 0:
      functions.insert(chosen, new_function(random, inputs.next_id));
      return;
    case 1:
      functions.erase(chosen);
      return;
    case 2:
      chosen->spans.front().name = inputs.next_id++;
      return;
    default:
      chosen->spans.front().size += 1 + roll(random, 40);
  }
}

}  // namespace

std::uint64_t roll(Random& random, std::uint64_t below) {
  return random() % below;
}

BuildLayout linked_layout(Random& random, std::size_t functions) {
  Inputs inputs;
  inputs.frame.format = 5;
  inputs.frame.output_file = 6;
  inputs.frame.toolchain = 7;
  inputs.frame.diagnostics = {{Severity::note, 8}, {Severity::warning, 9}};
  inputs.frame.blocks = {{11, 12, kFlash, Bytes{1} << 20}, {13, 14, kRam, std::nullopt}};
  inputs.frame.regions = {region_named(30, 0), region_named(31, 0), region_named(32, 1),
                          region_named(33, 1, true)};
  inputs.regions.resize(inputs.frame.regions.size());
  inputs.next_id += static_cast<TextId>(roll(random, 1000));
  for (std::size_t i = 0; i < functions; ++i) {
    const std::size_t region = i * inputs.regions.size() / functions;
    inputs.regions[region].push_back(new_function(random, inputs.next_id));
  }
  return Linker(inputs).link();
}

BuildLayout next_build(const BuildLayout& layout, Random& random, std::size_t changes) {
  Inputs inputs = inputs_of(layout);
  inputs.next_id += static_cast<TextId>(roll(random, 1U << 30));
  for (std::size_t i = 0; i < changes; ++i) {
    change(inputs, random);
  }
  return Linker(inputs).link();
}

namespace {

std::uint64_t odd_number(Random& random) {
  switch (roll(random, 4)) {
    case 0:
      return 0;
    case 1:
      return ~std::uint64_t{0} - roll(random, 40);
    case 2:
      return roll(random, 100);
    default:
      return random();
  }
}

template <class Element>
Element& some(std::vector<Element>& elements, Random& random) {
  return elements[roll(random, elements.size())];
}

void make_contribution_odd(BuildLayout& layout, Random& random) {
  LayoutContribution& contribution = some(layout.contributions, random);
  switch (roll(random, 6)) {
    case 0:
      contribution.address = odd_number(random);
      return;
    case 1:
      contribution.size = odd_number(random);
      return;
    case 2:
      contribution.region = static_cast<Index>(roll(random, layout.regions.size()));
      return;
    case 3:
      contribution.kind = static_cast<ContributionKind>(roll(random, 6));
      return;
    case 4:
      contribution.section = static_cast<TextId>(random());
      return;
    default:
      std::swap(contribution, some(layout.contributions, random));
  }
}

void make_symbol_odd(BuildLayout& layout, Random& random) {
  LayoutSymbol& symbol = some(layout.symbols, random);
  switch (roll(random, 6)) {
    case 0:
      symbol.address = odd_number(random);
      return;
    case 1:
      symbol.size = odd_number(random);
      return;
    case 2:
      symbol.contribution =
          roll(random, 3) == 0
              ? kNone
              : static_cast<Index>(roll(random, layout.contributions.size()));
      return;
    case 3:
      symbol.region = kNone;
      return;
    case 4:
      symbol.first_alias = static_cast<Index>(roll(random, layout.aliases.size() + 1));
      symbol.alias_count = static_cast<Index>(
          roll(random, layout.aliases.size() - symbol.first_alias + 1));
      return;
    default:
      std::swap(symbol, some(layout.symbols, random));
  }
}

void make_region_odd(BuildLayout& layout, Random& random) {
  LayoutRegion& region = some(layout.regions, random);
  switch (roll(random, 5)) {
    case 0:
      region.address = odd_number(random);
      return;
    case 1:
      region.size = odd_number(random);
      return;
    case 2:
      region.load_address = odd_number(random);
      return;
    case 3:
      region.loaded = !region.loaded;
      region.block = kNone;
      return;
    default:
      region.tls = !region.tls;
  }
}

}  // namespace

void make_odd(BuildLayout& layout, Random& random) {
  switch (roll(random, 3)) {
    case 0:
      return make_contribution_odd(layout, random);
    case 1:
      return make_symbol_odd(layout, random);
    default:
      make_region_odd(layout, random);
  }
}

}  // namespace memstrata::testing
