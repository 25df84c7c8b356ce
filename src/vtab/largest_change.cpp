#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "model/error.hpp"
#include "vtab/counted_changes.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/largest_change.sql.
enum Column : int {
  symbol_id,
  was_id,
  object_id,
  region_id,
  rows,
  old_size,
  new_size,
  delta,
  change,
  is_guess,
  first_argument,
};

/// Arguments behind those that say which builds.
enum Argument : std::size_t { growth_alone = 5, min_delta, row_limit };
enum List : std::size_t { weights, objects, symbols };

std::string_view change_word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added:
      return "added";
    case ChangeKind::removed:
      return "removed";
    case ChangeKind::renamed:
      return "renamed";
    case ChangeKind::moved:
      return "moved";
    case ChangeKind::grew:
      return "grew";
    case ChangeKind::shrank:
      return "shrank";
  }
  return "";
}

std::uint64_t magnitude(const CountedChange& changed) {
  const auto bytes = static_cast<std::uint64_t>(changed.delta());
  return changed.delta() < 0 ? 0 - bytes : bytes;
}

bool comes_before(const CountedChange& a, const CountedChange& b) {
  return std::tuple(magnitude(b), a.symbol_id, a.object_id, a.region_id) <
         std::tuple(magnitude(a), b.symbol_id, b.object_id, b.region_id);
}

/// What all that is not listed comes to.
CountedChange sum_of(std::span<const CountedChange> changes) {
  CountedChange sum;
  const auto add = [](std::optional<std::int64_t>& to, std::optional<std::int64_t> more) {
    if (more) {
      to = static_cast<std::int64_t>(static_cast<std::uint64_t>(to.value_or(0)) +
                                     static_cast<std::uint64_t>(*more));
    }
  };
  for (const CountedChange& changed : changes) {
    add(sum.old_size, changed.old_size);
    add(sum.new_size, changed.new_size);
  }
  return sum;
}

class LargestRows : public TableRows {
 public:
  LargestRows(std::vector<CountedChange> changes, std::uint64_t least, std::size_t most) {
    const auto small = std::ranges::partition(changes, [least](const auto& changed) {
                         return magnitude(changed) >= least;
                       }).begin();
    const auto large = static_cast<std::size_t>(small - changes.begin());
    listed_ = std::min(most, large);
    const auto end = changes.begin() + static_cast<std::ptrdiff_t>(listed_);
    std::partial_sort(changes.begin(), end, small, comes_before);
    others_ = changes.size() - listed_;
    if (others_ > 0) {
      *end = sum_of(std::span(end, changes.end()));
      changes.resize(listed_ + 1);
    }
    changes_ = std::move(changes);
  }

  [[nodiscard]] std::size_t size() const override { return changes_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override;

 private:
  static void set_size(std::optional<std::int64_t> size, const ColumnValue& value) {
    return size ? value.set_integer(*size) : value.set_null();
  }

  std::vector<CountedChange> changes_;  // the others, if there are some, come last
  std::size_t listed_ = 0;
  std::size_t others_ = 0;
};

void LargestRows::set_column(std::size_t row, int column,
                             const ColumnValue& value) const {
  const CountedChange& changed = changes_[row];
  const bool is_others = row == listed_;
  switch (column) {
    case rows:
      return value.set_integer(is_others ? static_cast<std::int64_t>(others_) : 1);
    case old_size:
      return set_size(changed.old_size, value);
    case new_size:
      return set_size(changed.new_size, value);
    case delta:
      return value.set_integer(changed.delta());
    case is_guess:
      return value.set_flag(changed.is_guess);
    default:
      break;
  }
  if (is_others) {
    return value.set_null();
  }
  switch (column) {
    case symbol_id:
      return value.set_integer(changed.symbol_id);
    case was_id:
      return value.set_integer(changed.was_id);
    case object_id:
      return value.set_integer(changed.object_id);
    case region_id:
      return value.set_integer(changed.region_id);
    default:
      value.set_text(change_word(changed.kind));
  }
}

std::vector<RegionWeight> weights_of(const ListArgument& list) {
  if (!list || list->size() % 3 != 0) {
    throw Error(ErrorCode::usage,
                "weights are a JSON array of threes: region_id, its weight in a, in b");
  }
  std::vector<RegionWeight> all;
  for (std::size_t i = 0; i < list->size(); i += 3) {
    all.push_back({(*list)[i], (*list)[i + 1], (*list)[i + 2]});
  }
  return all;
}

ListArgument sorted(ListArgument list) {
  if (list) {
    std::ranges::sort(*list);
  }
  return list;
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto arguments = request.arguments;
  const auto pair = asked_pair(reader, request);
  if (!pair.is_there()) {
    return nullptr;
  }
  const ChangeFilter filter{.weights = weights_of(request.lists[weights]),
                            .objects = sorted(request.lists[objects]),
                            .symbols = sorted(request.lists[symbols]),
                            .growth_alone = arguments[growth_alone] != 0};
  const std::int64_t least = std::max<std::int64_t>(arguments[min_delta], 0);
  const std::int64_t most = arguments[row_limit];
  return std::make_unique<LargestRows>(
      counted_changes(*pair.old_build, *pair.new_build, reader.renames_of(arguments[0]),
                      filter),
      static_cast<std::uint64_t>(least),
      most <= 0 ? SIZE_MAX : static_cast<std::size_t>(most));
}

}  // namespace

const TableFunction& largest_change_function() {
  static constexpr TableFunction kFunction{
      .name = "largest_change",
      .first_argument = first_argument,
      .argument_count = 11,
      .list_count = 3,
      .arguments =
          "target, branch_a, ord_a, branch_b, ord_b, growth_alone, min_delta, row_limit, "
          "weights, objects and symbols",
      .typical_rows = 100,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata
