#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/error.hpp"
#include "vtab/counted_parts.hpp"
#include "vtab/largest_first.hpp"
#include "vtab/table_function.hpp"

namespace memstrata {
namespace {

/// As in sql/vtab/largest_part.sql.
enum Column : int {
  level_column,
  symbol_id,
  object_id,
  archive,
  region_id,
  rows,
  sizes,
  old_size,
  new_size,
  delta,
  first_argument,
};

enum Argument : std::size_t { target, min_delta, row_limit, loose_bytes };
enum Text : std::size_t { level_text, sort_text };
enum List : std::size_t { builds, filter };

enum class SortBy : std::uint8_t { change, growth, size, nothing };

SortBy sort_by(std::string_view name) {
  if (name == "change") {
    return SortBy::change;
  }
  if (name == "growth") {
    return SortBy::growth;
  }
  if (name == "size") {
    return SortBy::size;
  }
  if (name == "nothing") {
    return SortBy::nothing;
  }
  throw Error(ErrorCode::usage, "parts are sorted by change, growth, size or nothing");
}

/// Whether a part has a row; an order is a question as well.
bool is_asked(const CountedSizes& sizes, SortBy order) {
  switch (order) {
    case SortBy::change:
      return sizes.delta() != 0 || sizes.before.has_value() != sizes.after.has_value();
    case SortBy::growth:
      return sizes.delta() > 0;
    case SortBy::size:
      return sizes.after.has_value();
    case SortBy::nothing:
      break;
  }
  return true;
}

LargestFirst<CountedPart> largest_first(std::vector<CountedPart> parts, SortBy order,
                                        const ListedRows& wanted) {
  std::erase_if(
      parts, [order](const CountedPart& part) { return !is_asked(part.sizes, order); });
  const auto weight = [order](const CountedPart& part) {
    return order == SortBy::size ? static_cast<std::uint64_t>(*part.sizes.after)
                                 : part.sizes.magnitude();
  };
  return {std::move(parts), wanted, [weight](const CountedPart& a, const CountedPart& b) {
            const auto weight_a = weight(a);
            const auto weight_b = weight(b);
            return weight_a != weight_b ? weight_a > weight_b : a.key < b.key;
          }};
}

/// In some builds; none: it is not there.
using Sizes = std::vector<std::optional<std::int64_t>>;

std::optional<std::int64_t> size_in(const std::vector<Part>& parts, const PartKey& key) {
  const auto found = std::ranges::lower_bound(parts, key, {}, &Part::key);
  const bool is_there = found != parts.end() && found->key == key;
  return is_there ? std::optional(found->bytes) : std::nullopt;
}

std::string json_array(const Sizes& sizes) {
  std::string text = "[";
  for (const auto& size : sizes) {
    text += text.size() == 1 ? "" : ",";
    text += size ? std::to_string(*size) : "null";
  }
  return text + "]";
}

constexpr std::size_t kMostSizes = std::size_t{1} << 25;  // half a GiB of them
constexpr std::size_t kBuildsBetweenLooks = 16;  // counting those is more than a look

/// The parts of some builds, of which only what has a row is kept.
class ListedParts {
 public:
  ListedParts(LayoutReader& reader, std::vector<BuildKey> builds, PartCounter counter)
      : reader_(reader), builds_(std::move(builds)), counter_(std::move(counter)) {}

  /// What only a build between the first and the last one has is asked for by no order.
  LargestFirst<CountedPart> list(SortBy order, const ListedRows& wanted) {
    std::vector<CountedPart> all;
    for (std::size_t i = 0; i < builds_.size(); ++i) {
      const BuildPlace place{.is_first = i == 0, .is_last = i + 1 == builds_.size()};
      if (place.is_first || place.is_last || order == SortBy::nothing) {
        all = joined(all, parts_of(i), place);
      }
    }
    return largest_first(std::move(all), order, wanted);
  }

  /// Of each listed row its size in each build.
  std::vector<Sizes> sizes_of(const LargestFirst<CountedPart>& listed) {
    if (listed.size() > kMostSizes / builds_.size()) {
      throw Error(ErrorCode::usage,
                  "so many parts of so many builds are too much to "
                  "list: ask for fewer builds, or for fewer rows");
    }
    std::vector<Sizes> sizes(listed.size());
    for (std::size_t build = 0; build < builds_.size(); ++build) {
      const bool is_last = build + 1 == builds_.size();
      const bool is_end = build == 0 || is_last;
      const auto parts = is_end ? std::vector<Part>() : parts_of(build);
      for (std::size_t row = 0; row < listed.size() && !listed.is_others(row); ++row) {
        const auto& [key, ends] = listed[row];
        const auto at_end = is_last ? ends.after : ends.before;
        sizes[row].push_back(is_end ? at_end : size_in(parts, key));
      }
    }
    return sizes;
  }

 private:
  std::vector<Part> parts_of(std::size_t build) {
    if (++counted_ % kBuildsBetweenLooks == 0) {
      reader_.look_at_clock();
    }
    return counter_.parts_of(reader_.newest_at(builds_[build]).get(), build);
  }

  LayoutReader& reader_;
  std::vector<BuildKey> builds_;
  PartCounter counter_;
  std::size_t counted_ = 0;
};

class PartRows : public TableRows {
 public:
  PartRows(std::unique_ptr<ListedParts> parts, SortBy order, const ListedRows& wanted)
      : parts_(std::move(parts)),
        listed_(parts_->list(order, wanted)),
        sizes_(parts_->sizes_of(listed_)) {}

  [[nodiscard]] std::size_t size() const override { return listed_.size(); }
  void set_column(std::size_t row, int column, const ColumnValue& value) const override {
    const CountedPart& part = listed_[row];
    switch (column) {
      case level_column:
        return value.set_text(listed_.is_others(row) ? "others"
                                                     : to_string(part.key.level));
      case symbol_id:
        return value.set_integer(part.key.symbol_id);
      case object_id:
        return value.set_integer(part.key.object_id);
      case archive:
        return value.set_text(part.key.archive);
      case region_id:
        return value.set_integer(part.key.region_id);
      case rows:
        return value.set_integer(static_cast<std::int64_t>(listed_.count(row)));
      case sizes:
        return value.set_text(json_array(sizes_[row]));
      case old_size:
        return value.set_optional(part.sizes.before);
      case new_size:
        return value.set_optional(part.sizes.after);
      case delta:
        return value.set_integer(part.sizes.delta());
      default:
        value.set_null();
    }
  }

 private:
  std::unique_ptr<ListedParts> parts_;  // holds what the keys refer to
  LargestFirst<CountedPart> listed_;
  std::vector<Sizes> sizes_;
};

[[noreturn]] void throw_no_builds() {
  throw Error(ErrorCode::usage,
              "builds are a JSON array of threes: which it is (0 is the first), branch, "
              "ord");
}

std::vector<BuildKey> builds_of(std::int64_t target_id, const ListArgument& list) {
  constexpr std::size_t kFields = 3;
  if (!list || list->empty() || list->size() % kFields != 0) {
    throw_no_builds();
  }
  std::vector<BuildKey> keys(list->size() / kFields);
  std::vector<bool> is_given(keys.size());
  for (std::size_t i = 0; i < list->size(); i += kFields) {
    const auto place = static_cast<std::uint64_t>((*list)[i]);
    if (place >= keys.size() || is_given[place]) {
      throw_no_builds();
    }
    is_given[place] = true;
    keys[place] = {target_id, (*list)[i + 1], (*list)[i + 2]};
  }
  return keys;
}

std::unique_ptr<TableRows> open_rows(LayoutReader& reader, const TableRequest& request) {
  const auto level = part_level(request.texts[level_text]);
  if (!level) {
    throw Error(ErrorCode::usage,
                "parts are those of a symbol, object, archive or region");
  }
  const SortBy order = sort_by(request.texts[sort_text]);
  const auto arguments = request.arguments;
  auto keys = builds_of(arguments[target], request.lists[builds]);
  const auto build_count = keys.size();
  auto parts = std::make_unique<ListedParts>(
      reader, std::move(keys),
      PartCounter(*level, arguments[loose_bytes] != 0,
                  CountFilter::of_lists(request.lists.subspan(filter), build_count)));
  return std::make_unique<PartRows>(
      std::move(parts), order,
      ListedRows::of_arguments(arguments[min_delta], arguments[row_limit]));
}

}  // namespace

const TableFunction& largest_part_function() {
  static constexpr TableFunction kFunction{
      .name = "largest_part",
      .first_argument = first_argument,
      .argument_count = 10,
      .text_count = 2,
      .list_count = 4,
      .arguments =
          "target, min_delta, row_limit, loose_bytes, part, sort_by, builds, "
          "weights, objects and symbols",
      .typical_rows = 100,
      .open = open_rows};
  return kFunction;
}

}  // namespace memstrata
