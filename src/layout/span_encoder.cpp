// The part of RecordEncoder that says spans and assignments.

#include <array>

#include "layout/record_encoder.hpp"

namespace memstrata {

// Those of the contribution just said, and stragglers of earlier ones.
void RecordEncoder::append_symbols_to(Index contribution) {
  for (; next_symbol_ < layout_.symbols.size(); ++next_symbol_) {
    const LayoutSymbol& symbol = layout_.symbols[next_symbol_];
    if (contribution != kNone && (symbol.contribution > contribution)) {
      return;
    }
    begin(RecordTag::symbol);
    append_span(symbol);
    end();
  }
}

bool RecordEncoder::is_placed(const LayoutSymbol& symbol) const {
  return symbol.contribution == kNone || symbol.contribution != cursor_.contribution ||
         symbol.region != layout_.contributions[symbol.contribution].region;
}

bool RecordEncoder::has_aliases_in_order(const LayoutSymbol& symbol) const {
  if (symbol.alias_count == 0) {
    return symbol.first_alias == (empty_aliases_run_along_ ? cursor_.aliases : 0);
  }
  return symbol.first_alias == cursor_.aliases;
}

std::uint64_t RecordEncoder::more_flags(const LayoutSymbol& symbol) const {
  const bool placed = is_placed(symbol);
  return (symbol.group_id != symbol.symbol_id ? kGroupDiffers : 0) |
         (symbol.true_size ? kHasTrueSize : 0) |
         (!placed && symbol.address != cursor_.span_end ? kHasGap : 0) |
         (placed ? kPlaced : 0) | (has_aliases_in_order(symbol) ? 0 : kAliasesPlaced);
}

void RecordEncoder::append_span(const LayoutSymbol& symbol) {
  const std::uint64_t more = more_flags(symbol);
  const bool aliases_here = symbol.alias_count > 0 && (more & kAliasesPlaced) == 0;
  field(static_cast<std::uint64_t>(symbol.binding) |
        (static_cast<std::uint64_t>(symbol.size_from) << kSizeFromShift) |
        (aliases_here ? kHasAliases : 0) | (more != 0 ? kHasMore : 0));
  field(symbol.name);
  field(symbol.symbol_id);
  field(symbol.size);
  if (more != 0) {
    field(more);
  }
  if (symbol.group_id != symbol.symbol_id) {
    field(symbol.group_id);
  }
  if (symbol.true_size) {
    field(*symbol.true_size);
  }
  if ((more & kHasGap) != 0) {
    field(zigzag(symbol.address - cursor_.span_end));
  }
  if ((more & kPlaced) != 0) {
    append_place(symbol);
  } else {
    cursor_.span_end = symbol.address + symbol.size;
  }
  if ((more & kAliasesPlaced) != 0) {
    field(symbol.first_alias);
    field(symbol.alias_count);
  }
  if (aliases_here) {
    field(symbol.alias_count);
    for (Index i = 0; i < symbol.alias_count; ++i, ++cursor_.aliases) {
      field(layout_.aliases[cursor_.aliases]);
      field(layout_.alias_symbol_ids[cursor_.aliases]);
    }
  }
}

void RecordEncoder::append_place(const LayoutSymbol& symbol) {
  field(optional_index(symbol.contribution));
  field(optional_index(symbol.region));
  const std::uint64_t anchor = symbol.contribution == kNone ? anchor_of(symbol) : 0;
  field(anchor);
  if (anchor == 0) {
    field(symbol.address);
  }
}

// `_etext` moves with the end of .text: said so, its record stays.
std::uint64_t RecordEncoder::anchor_of(const LayoutSymbol& symbol) const {
  constexpr std::array kByLikelihood{Edge::end, Edge::start, Edge::load_start};
  const auto anchor_in = [&](Index region) -> std::uint64_t {
    for (const Edge edge : kByLikelihood) {
      if (layout_.regions[region].loaded &&
          edge_of(layout_.regions[region], edge) == symbol.address) {
        return 1 + kEdges * region + static_cast<std::uint64_t>(edge);
      }
    }
    return 0;
  };
  std::uint64_t anchor = symbol.region == kNone ? 0 : anchor_in(symbol.region);
  for (Index region = 0; anchor == 0 && region < layout_.regions.size(); ++region) {
    anchor = anchor_in(region);
  }
  return anchor;
}

void RecordEncoder::append_stray_aliases() {
  for (; cursor_.aliases < layout_.aliases.size(); ++cursor_.aliases) {
    begin(RecordTag::stray_alias);
    field(layout_.aliases[cursor_.aliases]);
    field(layout_.alias_symbol_ids[cursor_.aliases]);
    end();
  }
}

}  // namespace memstrata
