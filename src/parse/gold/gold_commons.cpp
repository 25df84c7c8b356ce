#include "parse/gold/gold_commons.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "text/fields.hpp"

namespace memstrata {
namespace {

/// How a compiler aligns common symbols, of which a map tells the size alone: from
/// `large` bytes on by the largest power of two that is not above the size,
/// smaller ones by the largest that divides it.
struct AlignmentRule {
  Bytes most_of_small = 1;
  Bytes large = 0;  // 0: no symbol is large
  Bytes most_of_large = 1;
};

constexpr std::array<AlignmentRule, 7> kRules{{
    {.most_of_small = 1},
    {.most_of_small = 4},
    {.most_of_small = 8},
    {.most_of_small = 16},
    {.most_of_small = 4, .large = 32, .most_of_large = 32},  // gcc on i386
    {.most_of_small = 8, .large = 8, .most_of_large = 32},   // gcc on x86-64
    {.most_of_small = 8, .large = 16, .most_of_large = 16},  // clang on x86-64
}};

Bytes alignment_of(Bytes size, const AlignmentRule& rule) {
  if (rule.large != 0 && size >= rule.large) {
    return std::min(std::bit_floor(size), rule.most_of_large);
  }
  // The least power of two in `size | most_of_small` is at most the latter.
  return Bytes{1} << static_cast<unsigned>(std::countr_zero(size | rule.most_of_small));
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
