#include "store/symbol_changes.hpp"

#include <map>

#include "store/spans.hpp"

namespace memstrata {
namespace {

std::int64_t signed_bytes(const std::optional<Bytes>& size) {
  return static_cast<std::int64_t>(size.value_or(0));
}

struct Sizes {
  std::optional<Bytes> before;
  std::optional<Bytes> now;
};

}  // namespace

std::vector<SymbolChange> symbol_changes(const BuildLayout& before,
                                         const BuildLayout& now,
                                         const SymbolPairs& pairs) {
  std::map<SymbolId, Sizes> open;
  for (const Index place : pairs.only_before()) {
    if (const LayoutSymbol& span = before.symbols[place]; is_span(span)) {
      open[span.group_id].before = span.size;
    }
  }
  for (const Index place : pairs.only_now()) {
    if (const LayoutSymbol& span = now.symbols[place]; is_span(span)) {
      open[span.group_id].now = span.size;
    }
  }
  std::vector<SymbolChange> changes;
  for (const auto& [symbol, sizes] : open) {
    if (sizes.before != sizes.now) {
      changes.push_back(
          {symbol, sizes.now, signed_bytes(sizes.now) - signed_bytes(sizes.before)});
    }
  }
  return changes;
}

}  // namespace memstrata
