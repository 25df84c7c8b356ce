#include "parse/gold/gold_commons.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/fields.hpp"

namespace memstrata {
namespace {

/// How a compiler aligns common symbols: by the largest power of two that
/// divides the size, up to `natural`; from `large` bytes on by `large`
/// (gcc and clang do so with arrays on x86).
struct AlignmentRule {
  Bytes natural;
  Bytes large;  // 0: no such rule
};

constexpr std::array<AlignmentRule, 7> kRules{
    {{1, 0}, {4, 0}, {8, 0}, {16, 0}, {8, 32}, {16, 32}, {8, 16}}};

Bytes alignment_of(Bytes size, const AlignmentRule& rule) {
  if (rule.large != 0 && size >= rule.large) {
    return rule.large;
  }
  return std::min(
      Bytes{1} << static_cast<unsigned>(std::countr_zero(size | rule.natural)),
      rule.natural);
}

// Returns where the last one ends.
Address place(std::vector<GoldCommon>& commons, Address lump, const AlignmentRule& rule) {
  auto end = lump;
  for (auto& common : commons) {
    const auto alignment = alignment_of(common.size, rule);
    common.address = (end + alignment - 1) & ~(alignment - 1);
    end = common.address + common.size;
  }
  return end;
}

}  // namespace

std::optional<GoldCommon> read_gold_common(std::string_view name,
                                           std::string_view size_and_file) {
  Fields fields{size_and_file};
  fields.skip_blanks();
  const auto size = fields.hex();
  fields.skip_blanks();
  const auto file = fields.rest();
  if (!size || name.empty() || file.empty() || file.starts_with("0x")) {
    return std::nullopt;
  }
  return GoldCommon{.name = name, .size = *size, .file = file};
}

std::vector<GoldCommon> placed_commons(std::vector<GoldCommon> commons, Address lump,
                                       Bytes lump_size) {
  std::vector<GoldCommon> found;
  for (const auto& rule : kRules) {
    if (place(commons, lump, rule) != lump + lump_size) {
      continue;
    }
    if (!found.empty() && found != commons) {
      return {};
    }
    found = commons;
  }
  return found;
}

}  // namespace memstrata
