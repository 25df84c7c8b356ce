#include <algorithm>

#include "layout/check_indexes.hpp"
#include "layout/codec.hpp"
#include "layout/fields.hpp"
#include "layout/layout_cursor.hpp"
#include "layout/neighbour.hpp"
#include "layout/record_format.hpp"

namespace memstrata {
namespace {

/// kNone becomes 0.
std::uint64_t optional_index(Index index) {
  return static_cast<Index>(index + 1);
}

class RecordEncoder {
 public:
  RecordEncoder(const BuildLayout& layout, const Records* before)
      : layout_(layout),
        region_before_(before, Neighbour::Sort::regions),
        contribution_before_(before, Neighbour::Sort::contributions) {}

  Records encode() {
    constexpr std::size_t kUsualBytes = 20;  // of a record
    const std::size_t most = layout_.contributions.size() + layout_.symbols.size();
    records_.reserve(most, kUsualBytes * layout_.contributions.size());
    append_header();
    for (Index i = 0; i < layout_.contributions.size(); ++i) {
      open_regions_to(layout_.contributions[i].region);
      if (!folds_into_next(i)) {
        append_contribution(i);
      }
      append_symbols_to(i);
    }
    open_regions_to(static_cast<Index>(layout_.regions.size()));
    close_region();
    cursor_.contribution = kNone;  // what is left stands on its own
    append_symbols_to(kNone);
    append_stray_aliases();
    return std::move(records_);
  }

 private:
  void append_header();
  void open_regions_to(Index last);
  void close_region();
  void append_region(Index index);
  bool folds_into_next(Index index);
  void append_contribution(Index index);
  std::uint64_t contribution_gap(const LayoutContribution& contribution,
                                 bool& is_explicit);
  [[nodiscard]] bool is_as_large_as_its_spans(Index index) const;
  void append_symbols_to(Index contribution);
  void append_span(const LayoutSymbol& symbol);
  [[nodiscard]] bool is_placed(const LayoutSymbol& symbol) const;
  [[nodiscard]] std::uint64_t more_flags(const LayoutSymbol& symbol) const;
  [[nodiscard]] bool has_aliases_in_order(const LayoutSymbol& symbol) const;
  void append_place(const LayoutSymbol& symbol);
  [[nodiscard]] std::uint64_t anchor_of(const LayoutSymbol& symbol) const;
  void append_stray_aliases();

  void begin(RecordTag tag, std::uint64_t flags = 0) {
    record_.clear();
    field(static_cast<std::uint64_t>(tag) | flags);
  }
  void field(std::uint64_t value) { record_.append(value); }
  void end() { records_.append(record_.bytes()); }

  const BuildLayout& layout_;
  Neighbour region_before_;
  Neighbour contribution_before_;
  Records records_;
  LayoutCursor cursor_;
  FieldWriter record_;    // the one being written
  FieldWriter identity_;  // of the region or contribution being written
  Index next_region_ = 0;
  std::size_t next_symbol_ = 0;
  TextId fill_section_ = 0;  // what folded padding is called
  TextId gap_section_ = 0;
  bool empty_aliases_run_along_ = false;  // first_alias of symbols that have none
  Padding folded_ = Padding::none;
};

TextId first_section(const BuildLayout& layout, ContributionKind kind) {
  const auto found =
      std::ranges::find(layout.contributions, kind, &LayoutContribution::kind);
  return found == layout.contributions.end() ? 0 : found->section;
}

void RecordEncoder::append_header() {
  fill_section_ = first_section(layout_, ContributionKind::fill);
  gap_section_ = first_section(layout_, ContributionKind::gap);
  empty_aliases_run_along_ = std::ranges::any_of(layout_.symbols, [](const auto& symbol) {
    return symbol.alias_count == 0 && symbol.first_alias != 0;
  });
  begin(RecordTag::header);
  field(layout_.format);
  field(layout_.output_file);
  field(layout_.output_format);
  field(layout_.toolchain);
  field(static_cast<std::uint64_t>(layout_.status));
  field(fill_section_);
  field(gap_section_);
  field(empty_aliases_run_along_ ? 1 : 0);
  end();
  for (const LayoutDiagnostic& diagnostic : layout_.diagnostics) {
    begin(RecordTag::diagnostic);
    field(static_cast<std::uint64_t>(diagnostic.severity));
    field(diagnostic.message);
    end();
  }
  for (const LayoutBlock& block : layout_.blocks) {
    begin(RecordTag::block);
    field(block.name);
    field(block.attributes);
    field(block.origin);
    if (block.length) {
      field(*block.length);
    }
    end();
  }
}

void RecordEncoder::open_regions_to(Index last) {
  while (next_region_ < layout_.regions.size() && next_region_ <= last) {
    close_region();
    append_region(next_region_);
    cursor_.open_region(next_region_, layout_.regions[next_region_]);
    ++next_region_;
  }
}

void RecordEncoder::close_region() {
  if (cursor_.region == kNone) {
    return;
  }
  const LayoutRegion& region = layout_.regions[cursor_.region];
  if (region.address + region.size != cursor_.region_end) {
    begin(RecordTag::region_size);
    field(region.size);
    end();
  }
  cursor_.close_region(region);
}

// The way the neighbour says it where that still leads there, else the smallest.
unsigned code_like(unsigned neighbour_code, Address end, Address address) {
  return leads_to(neighbour_code, end, address) ? neighbour_code
                                                : smallest_code(end, address);
}

void RecordEncoder::append_region(Index index) {
  const LayoutRegion& region = layout_.regions[index];
  identity_.clear();
  identity_.append(region.name);
  identity_.append(region.region_id);
  const auto neighbour = region_before_.find(identity_.bytes());
  const unsigned code = code_like(neighbour ? neighbour->code : kExplicitCode,
                                  cursor_.region_end, region.address);
  unsigned load_code = kAsAddressCode;
  if (region.load_address != region.address) {
    load_code = code_like(
        neighbour ? static_cast<unsigned>(FieldReader(neighbour->behind).next_32())
                  : kExplicitCode,
        cursor_.load_end, region.load_address);
  }
  begin(RecordTag::region);
  field(code);
  record_.append(identity_.bytes());
  field(load_code);
  field((region.loaded ? kLoadedFlag : 0) | (region.nobits ? kNobitsFlag : 0) |
        (region.tls ? kTlsFlag : 0));
  field(optional_index(region.block));
  field(optional_index(region.load_block));
  if (code == kExplicitCode) {
    field(region.address);
  }
  if (load_code == kExplicitCode) {
    field(region.load_address);
  }
  end();
}

// Padding in front of something is said in the record of that something: it
// comes and goes with the sizes before it.
bool RecordEncoder::folds_into_next(Index index) {
  const LayoutContribution& padding = layout_.contributions[index];
  if (!is_padding(padding.kind) || index + 1 == layout_.contributions.size()) {
    return false;
  }
  const LayoutContribution& next = layout_.contributions[index + 1];
  const Padding kind =
      padding.kind == ContributionKind::gap ? Padding::gap : Padding::fill;
  const TextId section = kind == Padding::gap ? gap_section_ : fill_section_;
  const bool has_symbols = next_symbol_ < layout_.symbols.size() &&
                           layout_.symbols[next_symbol_].contribution == index;
  if (is_padding(next.kind) || next.region != padding.region || has_symbols ||
      padding.region != cursor_.region || padding.address != cursor_.end ||
      padding.size == 0 ||
      padding != padding_contribution(padding.region, kind, padding.address, next.address,
                                      section)) {
    return false;
  }
  folded_ = kind;
  return true;
}

// The field that says where the contribution lies behind the cursor.
std::uint64_t RecordEncoder::contribution_gap(const LayoutContribution& contribution,
                                              bool& is_explicit) {
  unsigned code = smallest_code(cursor_.end, contribution.address);
  Padding padding = folded_;
  if (!is_padding(contribution.kind)) {
    if (const auto neighbour = contribution_before_.find(identity_.bytes());
        neighbour && leads_to(neighbour->code, cursor_.end, contribution.address)) {
      code = neighbour->code;
      if (contribution.address == cursor_.end) {
        padding = neighbour->padding;  // none is needed this time
      }
    }
  }
  is_explicit = code == kExplicitCode;
  return code | (static_cast<std::uint64_t>(padding) << kCodeBits);
}

void RecordEncoder::append_contribution(Index index) {
  const LayoutContribution& contribution = layout_.contributions[index];
  const bool with_span = is_as_large_as_its_spans(index);
  const bool elsewhere = contribution.region != cursor_.region;
  identity_.clear();
  identity_.append(contribution.section);
  identity_.append(contribution.object);
  identity_.append(contribution.archive);
  identity_.append(contribution.object_id);
  bool is_explicit = false;
  const std::uint64_t gap = contribution_gap(contribution, is_explicit);
  folded_ = Padding::none;

  begin(with_span ? RecordTag::object_with_span : RecordTag::contribution,
        (static_cast<std::uint64_t>(contribution.kind) << kKindShift) |
            (elsewhere ? kElsewhere : 0));
  field(gap);
  record_.append(identity_.bytes());
  if (is_explicit) {
    field(zigzag(contribution.address - cursor_.end));
  }
  if (elsewhere) {
    field(contribution.region);
  }
  cursor_.contribution = index;
  cursor_.span_end = contribution.address;
  cursor_.pass(contribution);
  if (with_span) {
    append_span(layout_.symbols[next_symbol_++]);
  } else {
    field(contribution.size);
  }
  end();
}

// Looks at the symbols that append_symbols_to will write behind it.
bool RecordEncoder::is_as_large_as_its_spans(Index index) const {
  const LayoutContribution& contribution = layout_.contributions[index];
  const auto is_span = [&](const LayoutSymbol& symbol) {
    return symbol.contribution == index && symbol.region == contribution.region;
  };
  if (next_symbol_ == layout_.symbols.size() || !is_span(layout_.symbols[next_symbol_])) {
    return false;
  }
  Address span_end = contribution.address;
  for (std::size_t i = next_symbol_;
       i < layout_.symbols.size() && layout_.symbols[i].contribution <= index; ++i) {
    const LayoutSymbol& symbol = layout_.symbols[i];
    span_end = is_span(symbol) ? symbol.address + symbol.size : span_end;
  }
  return span_end == contribution.address + contribution.size;
}

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

}  // namespace

Records encode_records(const BuildLayout& layout, const Records* before) {
  check_indexes(layout, ErrorCode::internal);
  return RecordEncoder(layout, before).encode();
}

}  // namespace memstrata
