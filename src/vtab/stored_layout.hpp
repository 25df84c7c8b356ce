#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "layout/codec.hpp"
#include "model/accounting.hpp"
#include "model/build.hpp"
#include "vtab/target_names.hpp"

namespace memstrata {

/// The orders in which the symbols of a layout can be had.
enum class SymbolOrder : std::uint8_t { symbol, region, object, address };

/// Bytes that an object puts into a region.
struct ObjectSum {
  std::uint32_t region_id = 0;
  std::uint32_t object_id = 0;
  ContributionKind kind = ContributionKind::object;
  Index region = kNone;
  Bytes size = 0;
  Bytes fill = 0;

  auto operator<=>(const ObjectSum&) const = default;
};

/// One build as it was read, with what its tables derive from it.  What is
/// derived is made when it is first asked for.
class StoredLayout {
 public:
  StoredLayout(BuildKey key, Records records, std::shared_ptr<TargetNames> names);

  [[nodiscard]] const BuildKey& key() const { return key_; }
  [[nodiscard]] const Records& records() const { return records_; }
  [[nodiscard]] const BuildLayout& layout() const { return layout_; }
  [[nodiscard]] TargetNames& names() const { return *names_; }

  /// 0: none.
  [[nodiscard]] std::uint32_t region_id(const LayoutSymbol& symbol) const;
  [[nodiscard]] std::uint32_t object_id(const LayoutSymbol& symbol) const;

  /// Positions in layout().symbols, stable where they are equal.
  std::span<const Index> symbols_by(SymbolOrder order);
  /// By region, object, kind.
  std::span<const ObjectSum> object_sums();
  std::span<const RegionAccount> region_accounts() { return accounts().regions; }
  std::span<const BlockAccount> block_accounts() { return accounts().blocks; }
  /// block_id of layout().blocks.
  std::span<const std::int64_t> block_ids();

 private:
  static constexpr std::size_t kOrders = 4;

  struct Accounts {
    std::vector<RegionAccount> regions;
    std::vector<BlockAccount> blocks;
  };
  const Accounts& accounts();

  BuildKey key_;
  Records records_;
  BuildLayout layout_;
  std::shared_ptr<TargetNames> names_;
  std::array<std::vector<Index>, kOrders> orders_;
  std::optional<std::vector<ObjectSum>> object_sums_;
  std::optional<Accounts> accounts_;
  std::optional<std::vector<std::int64_t>> block_ids_;
};

}  // namespace memstrata
