#include <algorithm>

#include "layout/check_indexes.hpp"
#include "layout/codec.hpp"
#include "layout/fields.hpp"
#include "layout/layout_cursor.hpp"
#include "layout/record_format.hpp"

namespace memstrata {
namespace {

class RecordDecoder {
 public:
  explicit RecordDecoder(const Records& records) : records_(records) {}

  BuildLayout decode() {
    if (records_.size() == 0) {
      throw_damaged("it has no header");
    }
    layout_.contributions.reserve(2 * records_.size());  // each with its padding
    layout_.symbols.reserve(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      FieldReader fields(records_[i]);
      const std::uint64_t first = fields.next();
      const auto tag = static_cast<RecordTag>(first & kTagMask);
      if ((tag == RecordTag::header) != (i == 0)) {
        throw_damaged("its header is not in front");
      }
      read_record(tag, first, fields);
      if (!fields.at_end()) {
        throw_damaged("a record is too long");
      }
    }
    close_region();
    resolve_anchors();
    check_references();
    return std::move(layout_);
  }

 private:
  /// A symbol whose address is an edge of a region that may not be complete yet.
  struct Anchored {
    std::size_t symbol = 0;
    std::uint64_t anchor = 0;
  };

  void read_record(RecordTag tag, std::uint64_t first, FieldReader& fields);
  void read_header(FieldReader& fields);
  void read_block(FieldReader& fields);
  void read_region(FieldReader& fields);
  void read_region_size(FieldReader& fields);
  void close_region();
  void read_contribution(std::uint64_t first, FieldReader& fields);
  void read_span(FieldReader& fields);
  void read_more(LayoutSymbol& symbol, FieldReader& fields, std::uint64_t more);
  void read_place(LayoutSymbol& symbol, FieldReader& fields);
  void read_aliases(LayoutSymbol& symbol, FieldReader& fields);
  void read_alias(FieldReader& fields);
  void place_behind_span(LayoutSymbol& symbol, std::uint64_t gap);
  void resolve_anchors();
  void check_references() const;

  const Records& records_;
  BuildLayout layout_;
  LayoutCursor cursor_;
  std::vector<Anchored> anchored_;
  TextId fill_section_ = 0;
  TextId gap_section_ = 0;
  bool empty_aliases_run_along_ = false;
  bool size_follows_spans_ = false;  // of the contribution said last
  // What is referred to may come later: looked at in the end, and of the largest alone.
  std::uint64_t region_end_ = 0;  // behind the last one that is referred to
  std::uint64_t contribution_end_ = 0;
  std::uint64_t alias_end_ = 0;
};

void extend_to(std::uint64_t& end, Index index) {
  end = std::max(end, std::uint64_t{index} + 1);
}

template <typename Enum>
Enum checked_enum(std::uint64_t value, Enum last) {
  if (value > static_cast<std::uint64_t>(last)) {
    throw_damaged("a kind is unknown");
  }
  return static_cast<Enum>(value);
}

Index read_optional_index(FieldReader& fields) {
  return fields.next_32() - 1;
}

void RecordDecoder::read_record(RecordTag tag, std::uint64_t first, FieldReader& fields) {
  switch (tag) {
    case RecordTag::header:
      return read_header(fields);
    case RecordTag::diagnostic: {
      const Severity severity = checked_enum(fields.next(), Severity::warning);
      layout_.diagnostics.push_back({severity, fields.next_32()});
      return;
    }
    case RecordTag::block:
      return read_block(fields);
    case RecordTag::region:
      return read_region(fields);
    case RecordTag::region_size:
      return read_region_size(fields);
    case RecordTag::contribution:
    case RecordTag::object_with_span:
      return read_contribution(first, fields);
    case RecordTag::symbol:
      return read_span(fields);
    case RecordTag::stray_alias:
      return read_alias(fields);
  }
  throw_damaged("a record is of an unknown kind");
}

void RecordDecoder::read_header(FieldReader& fields) {
  layout_.format = fields.next_32();
  layout_.output_file = fields.next_32();
  layout_.output_format = fields.next_32();
  layout_.toolchain = fields.next_32();
  layout_.status = checked_enum(fields.next(), Status::relocatable);
  fill_section_ = fields.next_32();
  gap_section_ = fields.next_32();
  empty_aliases_run_along_ = fields.next() != 0;
}

void RecordDecoder::read_block(FieldReader& fields) {
  LayoutBlock block;
  block.name = fields.next_32();
  block.attributes = fields.next_32();
  block.origin = fields.next();
  if (!fields.at_end()) {
    block.length = fields.next();
  }
  layout_.blocks.push_back(block);
}

void RecordDecoder::read_region(FieldReader& fields) {
  close_region();
  LayoutRegion region;
  const std::uint64_t code = fields.next();
  region.name = fields.next_32();
  region.region_id = fields.next_32();
  const std::uint64_t load_code = fields.next();
  const std::uint64_t flags = fields.next();
  region.loaded = (flags & kLoadedFlag) != 0;
  region.nobits = (flags & kNobitsFlag) != 0;
  region.tls = (flags & kTlsFlag) != 0;
  region.block = read_optional_index(fields);
  region.load_block = read_optional_index(fields);
  region.address = code <= kLargestAlignment
                       ? aligned_up(cursor_.region_end, static_cast<unsigned>(code))
                       : fields.next();
  if (load_code == kAsAddressCode) {
    region.load_address = region.address;
  } else {
    region.load_address =
        load_code <= kLargestAlignment
            ? aligned_up(cursor_.load_end, static_cast<unsigned>(load_code))
            : fields.next();
  }
  cursor_.open_region(static_cast<Index>(layout_.regions.size()), region);
  size_follows_spans_ = false;
  layout_.regions.push_back(region);
}

void RecordDecoder::read_region_size(FieldReader& fields) {
  if (cursor_.region == kNone) {
    throw_damaged("a size belongs to no region");
  }
  cursor_.region_end = layout_.regions[cursor_.region].address + fields.next();
}

void RecordDecoder::close_region() {
  if (cursor_.region == kNone) {
    return;
  }
  LayoutRegion& region = layout_.regions[cursor_.region];
  region.size = cursor_.region_end - region.address;
  cursor_.close_region(region);
}

void RecordDecoder::read_contribution(std::uint64_t first, FieldReader& fields) {
  LayoutContribution contribution;
  contribution.kind =
      checked_enum((first >> kKindShift) & kKindMask, ContributionKind::gap);
  const std::uint64_t gap = fields.next();
  const std::uint64_t code = gap & ((1U << kCodeBits) - 1);
  const Padding padding = checked_enum(gap >> kCodeBits, Padding::gap);
  contribution.section = fields.next_32();
  contribution.object = fields.next_32();
  contribution.archive = fields.next_32();
  contribution.object_id = fields.next_32();
  contribution.address = code <= kLargestAlignment
                             ? aligned_up(cursor_.end, static_cast<unsigned>(code))
                             : cursor_.end + unzigzag(fields.next());
  contribution.region = (first & kElsewhere) != 0 ? fields.next_32() : cursor_.region;
  extend_to(region_end_, contribution.region);
  if (padding != Padding::none && contribution.address != cursor_.end) {
    layout_.contributions.push_back(padding_contribution(
        contribution.region, padding, cursor_.end, contribution.address,
        padding == Padding::gap ? gap_section_ : fill_section_));
  }
  cursor_.contribution = static_cast<Index>(layout_.contributions.size());
  cursor_.span_end = contribution.address;
  size_follows_spans_ =
      static_cast<RecordTag>(first & kTagMask) == RecordTag::object_with_span;
  if (size_follows_spans_) {
    layout_.contributions.push_back(contribution);
    read_span(fields);
  } else {
    contribution.size = fields.next();
    cursor_.pass(contribution);
    layout_.contributions.push_back(contribution);
  }
}

void RecordDecoder::read_span(FieldReader& fields) {
  LayoutSymbol symbol;
  const std::uint64_t flags = fields.next();
  symbol.binding = static_cast<Binding>(flags & kBindingMask);
  symbol.size_from =
      checked_enum((flags >> kSizeFromShift) & kSizeFromMask, SizeFrom::padding);
  symbol.name = fields.next_32();
  symbol.symbol_id = fields.next_32();
  symbol.size = fields.next();
  symbol.group_id = symbol.symbol_id;
  symbol.first_alias = empty_aliases_run_along_ ? cursor_.aliases : 0;
  const std::uint64_t more = (flags & kHasMore) != 0 ? fields.next() : 0;
  if (more == 0) {
    place_behind_span(symbol, 0);
  } else {
    read_more(symbol, fields, more);
  }
  if ((flags & kHasAliases) != 0) {
    read_aliases(symbol, fields);
  }
  layout_.symbols.push_back(symbol);
}

void RecordDecoder::read_more(LayoutSymbol& symbol, FieldReader& fields,
                              std::uint64_t more) {
  if ((more & kGroupDiffers) != 0) {
    symbol.group_id = fields.next_32();
  }
  if ((more & kHasTrueSize) != 0) {
    symbol.true_size = fields.next();
  }
  const std::uint64_t gap = (more & kHasGap) != 0 ? unzigzag(fields.next()) : 0;
  if ((more & kPlaced) != 0) {
    read_place(symbol, fields);
  } else {
    place_behind_span(symbol, gap);
  }
  if ((more & kAliasesPlaced) != 0) {
    symbol.first_alias = fields.next_32();
    symbol.alias_count = fields.next_32();
    if (symbol.alias_count > 0) {
      alias_end_ =
          std::max(alias_end_, std::uint64_t{symbol.first_alias} + symbol.alias_count);
    }
  }
}

void RecordDecoder::place_behind_span(LayoutSymbol& symbol, std::uint64_t gap) {
  if (cursor_.contribution == kNone) {
    throw_damaged("a span belongs to no contribution");
  }
  LayoutContribution& contribution = layout_.contributions[cursor_.contribution];
  symbol.contribution = cursor_.contribution;
  symbol.region = contribution.region;
  symbol.address = cursor_.span_end + gap;
  cursor_.span_end = symbol.address + symbol.size;
  if (size_follows_spans_) {
    contribution.size = cursor_.span_end - contribution.address;
    cursor_.pass(contribution);
  }
}

void RecordDecoder::read_place(LayoutSymbol& symbol, FieldReader& fields) {
  symbol.contribution = read_optional_index(fields);
  symbol.region = read_optional_index(fields);
  if (symbol.contribution != kNone) {
    extend_to(contribution_end_, symbol.contribution);
  }
  if (symbol.region != kNone) {
    extend_to(region_end_, symbol.region);
  }
  const std::uint64_t anchor = fields.next();
  if (anchor == 0) {
    symbol.address = fields.next();
  } else {
    anchored_.push_back({layout_.symbols.size(), anchor - 1});
  }
}

void RecordDecoder::read_aliases(LayoutSymbol& symbol, FieldReader& fields) {
  symbol.first_alias = cursor_.aliases;
  symbol.alias_count = fields.next_32();
  for (Index i = 0; i < symbol.alias_count; ++i) {
    read_alias(fields);
  }
}

void RecordDecoder::read_alias(FieldReader& fields) {
  layout_.aliases.push_back(fields.next_32());
  layout_.alias_symbol_ids.push_back(fields.next_32());
  ++cursor_.aliases;
}

void RecordDecoder::resolve_anchors() {
  for (const Anchored& anchored : anchored_) {
    const std::uint64_t region = anchored.anchor / kEdges;
    if (region >= layout_.regions.size()) {
      throw_damaged("a symbol refers to a region that is not there");
    }
    layout_.symbols[anchored.symbol].address =
        edge_of(layout_.regions[region], static_cast<Edge>(anchored.anchor % kEdges));
  }
}

// The same as check_indexes says of the whole layout.
void RecordDecoder::check_references() const {
  if (region_end_ > layout_.regions.size() ||
      contribution_end_ > layout_.contributions.size() ||
      alias_end_ > layout_.aliases.size() || !blocks_of_regions_fit(layout_)) {
    throw_damaged("it refers to a part that it does not have");
  }
}

}  // namespace

BuildLayout decode_records(const Records& records) {
  return RecordDecoder(records).decode();
}

}  // namespace memstrata
