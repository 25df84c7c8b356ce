#include "layout/record_reuse.hpp"

#include <algorithm>

#include "layout/record_format.hpp"

namespace memstrata {
namespace {

ContributionKind kind_of(std::string_view record) {
  return static_cast<ContributionKind>(
      (static_cast<std::uint64_t>(record.front()) >> kKindShift) & kKindMask);
}

// Padding that the record behind it tells of has none of its own.
std::vector<std::uint32_t> records_by_contribution(
    const EncodedBuild& build, const std::vector<std::uint32_t>& contribution_records) {
  const auto& contributions = build.layout.contributions;
  std::vector<std::uint32_t> result(contributions.size(), kNone);
  std::size_t at = 0;
  for (const std::uint32_t record : contribution_records) {
    const bool folded = at < contributions.size() && is_padding(contributions[at].kind) &&
                        !is_padding(kind_of(build.records[record]));
    at += folded ? 1 : 0;
    if (at < contributions.size()) {
      result[at++] = record;
    }
  }
  return result;
}

bool equal_but_place(const LayoutContribution& a, const LayoutContribution& b) {
  return a.kind == b.kind && a.size == b.size && a.section == b.section &&
         a.object == b.object && a.archive == b.archive && a.object_id == b.object_id;
}

}  // namespace

PlainSymbols::PlainSymbols(const BuildLayout& layout)
    : symbols_(layout.symbols), aliases_run_along_(empty_aliases_run_along(layout)) {}

bool PlainSymbols::reach(Index end) {
  for (; checked_ < end; ++checked_) {
    const LayoutSymbol& symbol = symbols_[checked_];
    const bool in_order =
        checked_ == 0 || symbols_[checked_ - 1].contribution <= symbol.contribution;
    const bool runs_along = symbol.alias_count > 0 || aliases_run_along_;
    if (!in_order || symbol.first_alias != (runs_along ? aliases_ : 0)) {
      return false;  // nor from here on
    }
    aliases_ += symbol.alias_count;
  }
  return true;
}

RecordReuse::RecordReuse(const BuildLayout& layout, const EncodedBuild& before,
                         const std::vector<std::uint32_t>& contribution_records)
    : now_(layout),
      before_(before.layout),
      records_(before.records),
      twins_(before.twins),
      record_of_(records_by_contribution(before, contribution_records)),
      plain_now_(layout),
      plain_before_(before.layout) {}

std::optional<RecordReuse::Run> RecordReuse::find(Index contribution, Index symbol,
                                                  const LayoutCursor& cursor,
                                                  Padding folded) {
  if (symbol >= now_.symbols.size() || twins_[symbol] == kNone ||
      now_.symbols[symbol].contribution != contribution) {
    return std::nullopt;
  }
  const Index then = before_.symbols[twins_[symbol]].contribution;
  if (then == kNone || record_of_[then] == kNone ||
      !equal_but_place(now_.contributions[contribution], before_.contributions[then])) {
    return std::nullopt;
  }
  const std::string_view record = records_[record_of_[then]];
  if (!says_place(record, now_.contributions[contribution], cursor, folded)) {
    return std::nullopt;
  }
  const Index count = equal_symbols(contribution, symbol);
  if (count == 0 || !plain_now_.reach(symbol + count) ||
      !plain_before_.reach(twins_[symbol] + count)) {
    return std::nullopt;
  }
  const auto tag =
      static_cast<RecordTag>(static_cast<std::uint64_t>(record.front()) & kTagMask);
  const std::size_t own_record = tag == RecordTag::object_with_span ? 0 : 1;
  Index aliases = 0;
  for (Index i = symbol; i < symbol + count; ++i) {
    aliases += now_.symbols[i].alias_count;
  }
  return Run{record_of_[then], own_record + count, count, aliases};
}

bool RecordReuse::says_place(std::string_view record,
                             const LayoutContribution& contribution,
                             const LayoutCursor& cursor, Padding folded) {
  const bool elsewhere = (static_cast<std::uint64_t>(record[0]) & kElsewhere) != 0;
  if (elsewhere || contribution.region != cursor.region) {
    return false;
  }
  const auto gap = static_cast<unsigned char>(record[1]);
  const auto padding = static_cast<Padding>(gap >> kCodeBits);
  return leads_to(gap & ((1U << kCodeBits) - 1U), cursor.end, contribution.address) &&
         (padding == folded || contribution.address == cursor.end);
}

// How many symbols both contributions have; 0 when they are not all equal.
Index RecordReuse::equal_symbols(Index contribution, Index symbol) const {
  const Index twin = twins_[symbol];
  const Index then = before_.symbols[twin].contribution;
  if (twin > 0 && before_.symbols[twin - 1].contribution == then) {
    return 0;
  }
  for (Index count = 0;; ++count) {
    const bool more_now = symbol + count < now_.symbols.size() &&
                          now_.symbols[symbol + count].contribution <= contribution;
    const bool more_then = twin + count < before_.symbols.size() &&
                           before_.symbols[twin + count].contribution == then;
    if (!more_now && !more_then) {
      return count;
    }
    if (!more_now || !more_then || twins_[symbol + count] != twin + count ||
        !equal(now_.symbols[symbol + count], before_.symbols[twin + count])) {
      return 0;
    }
  }
}

bool RecordReuse::equal(const LayoutSymbol& now, const LayoutSymbol& then) const {
  const LayoutContribution& place_now = now_.contributions[now.contribution];
  const LayoutContribution& place_then = before_.contributions[then.contribution];
  return now.region == place_now.region && then.region == place_then.region &&
         now.address - place_now.address == then.address - place_then.address &&
         now.name == then.name && now.size == then.size &&
         now.true_size == then.true_size && now.binding == then.binding &&
         now.size_from == then.size_from && now.symbol_id == then.symbol_id &&
         now.group_id == then.group_id && now.alias_count == then.alias_count &&
         (now.alias_count == 0 ||
          (std::equal(now_.aliases.begin() + now.first_alias,
                      now_.aliases.begin() + now.first_alias + now.alias_count,
                      before_.aliases.begin() + then.first_alias) &&
           std::equal(now_.alias_symbol_ids.begin() + now.first_alias,
                      now_.alias_symbol_ids.begin() + now.first_alias + now.alias_count,
                      before_.alias_symbol_ids.begin() + then.first_alias)));
}

}  // namespace memstrata
