#include "layout/record_encoder.hpp"

#include <algorithm>

#include "layout/check_indexes.hpp"

namespace memstrata {
namespace {

TextId first_section(const BuildLayout& layout, ContributionKind kind) {
  const auto found =
      std::ranges::find(layout.contributions, kind, &LayoutContribution::kind);
  return found == layout.contributions.end() ? 0 : found->section;
}

// The way the neighbour says it where that still leads there, else the smallest.
unsigned code_like(unsigned neighbour_code, Address end, Address address) {
  return leads_to(neighbour_code, end, address) ? neighbour_code
                                                : smallest_code(end, address);
}

}  // namespace

Records RecordEncoder::encode() {
  constexpr std::size_t kUsualBytes = 20;  // of a record
  const std::size_t most = layout_.contributions.size() + layout_.symbols.size();
  records_.reserve(most, kUsualBytes * layout_.contributions.size());
  append_header();
  for (Index i = 0; i < layout_.contributions.size(); ++i) {
    open_regions_to(layout_.contributions[i].region);
    if (!folds_into_next(i) && !reuse_contribution(i)) {
      append_contribution(i);
    }
    append_symbols_to(i);
  }
  open_regions_to(static_cast<Index>(layout_.regions.size()));
  close_region();
  cursor_.contribution = kNone;  // what is left stands on its own
  append_symbols_to(kNone);
  append_stray_aliases();
  append_copies();
  return std::move(records_);
}

void RecordEncoder::append_header() {
  fill_section_ = first_section(layout_, ContributionKind::fill);
  gap_section_ = first_section(layout_, ContributionKind::gap);
  empty_aliases_run_along_ = empty_aliases_run_along(layout_);
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

// Nothing but its address differs: its records are copied, with those around it.
bool RecordEncoder::reuse_contribution(Index index) {
  const auto run =
      reuse_ ? reuse_->find(index, static_cast<Index>(next_symbol_), cursor_, folded_)
             : std::nullopt;
  if (!run) {
    return false;
  }
  if (copies_first_ + copies_ != run->record) {
    append_copies();
    copies_first_ = run->record;
  }
  copies_ += run->count;
  contribution_before_.pass(run->record);
  folded_ = Padding::none;
  next_symbol_ += run->symbols;
  cursor_.aliases += run->aliases;
  cursor_.contribution = index;
  cursor_.pass(layout_.contributions[index]);
  const LayoutSymbol& last = layout_.symbols[next_symbol_ - 1];
  cursor_.span_end = last.address + last.size;
  return true;
}

void RecordEncoder::append_copies() {
  if (copies_ > 0) {
    records_.append(*records_before_, copies_first_, copies_);
    copies_ = 0;
  }
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

Records encode_records(const BuildLayout& layout, const Records* before) {
  check_indexes(layout, ErrorCode::internal);
  return RecordEncoder(layout, before).encode();
}

Records encode_records(const BuildLayout& layout, const EncodedBuild& before) {
  check_indexes(layout, ErrorCode::internal);
  return RecordEncoder(layout, before).encode();
}

}  // namespace memstrata
