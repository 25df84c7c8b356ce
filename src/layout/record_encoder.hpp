#pragma once

#include <optional>

#include "layout/codec.hpp"
#include "layout/fields.hpp"
#include "layout/layout_cursor.hpp"
#include "layout/neighbour.hpp"
#include "layout/record_format.hpp"
#include "layout/record_reuse.hpp"

namespace memstrata {

/// Says a layout in records, from its front to its end.
class RecordEncoder {
 public:
  RecordEncoder(const BuildLayout& layout, const Records* before)
      : layout_(layout),
        region_before_(before, Neighbour::Sort::regions),
        contribution_before_(before, Neighbour::Sort::contributions),
        records_before_(before) {}

  RecordEncoder(const BuildLayout& layout, const EncodedBuild& before)
      : RecordEncoder(layout, &before.records) {
    reuse_.emplace(layout, before, contribution_before_.places());
  }

  Records encode();

 private:
  void append_header();
  void open_regions_to(Index last);
  void close_region();
  void append_region(Index index);
  bool folds_into_next(Index index);
  bool reuse_contribution(Index index);
  void append_copies();
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
  void end() {
    append_copies();
    records_.append(record_.bytes());
  }

  const BuildLayout& layout_;
  Neighbour region_before_;
  Neighbour contribution_before_;
  const Records* records_before_;
  std::optional<RecordReuse> reuse_;
  std::size_t copies_first_ = 0;  // of records_before_: not in records_ yet
  std::size_t copies_ = 0;
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

/// kNone becomes 0.
inline std::uint64_t optional_index(Index index) {
  return static_cast<Index>(index + 1);
}

}  // namespace memstrata
