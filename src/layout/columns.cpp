#include "layout/columns.hpp"

#include <array>
#include <utility>
#include <vector>

#include "layout/fields.hpp"
#include "layout/record_format.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kColumns = 16;  // fields further behind share the last one
constexpr std::size_t kTags = kTagMask + 1;

/// The fields of the record of one tag that was seen last.
using FieldsBefore = std::array<std::uint64_t, kColumns>;

std::size_t column_of(std::size_t field) {
  return std::min(field, kColumns - 1);
}

struct WrittenColumns {
  FieldWriter first_fields;
  FieldWriter counts;
  std::array<std::array<FieldWriter, kColumns>, kTags> others;
};

}  // namespace

// number of records; first fields; counts of further fields; then per tag and
// place the differences, each with its size in bytes in front
std::string columns_of(const Records& records) {
  WrittenColumns written;
  std::array<FieldsBefore, kTags> before{};
  for (std::size_t i = 0; i < records.size(); ++i) {
    FieldReader fields(records[i]);
    const std::uint64_t first = fields.next();
    written.first_fields.append(first);
    const std::size_t tag = first & kTagMask;
    std::size_t count = 0;
    for (; !fields.at_end(); ++count) {
      const std::size_t column = column_of(count);
      const std::uint64_t value = fields.next();
      written.others[tag][column].append(zigzag(value - before[tag][column]));
      before[tag][column] = value;
    }
    written.counts.append(std::uint64_t{count});
  }
  FieldWriter bytes;
  bytes.append(std::uint64_t{records.size()});
  const auto append_column = [&bytes](const FieldWriter& column) {
    bytes.append(std::uint64_t{column.bytes().size()});
    bytes.append(column.bytes());
  };
  append_column(written.first_fields);
  append_column(written.counts);
  for (const auto& of_tag : written.others) {
    for (const FieldWriter& column : of_tag) {
      append_column(column);
    }
  }
  return std::string(bytes.bytes());
}

Records records_of(std::string_view columns) {
  FieldReader bytes(columns);
  const std::uint64_t size = bytes.next();
  FieldReader first_fields(bytes.take(bytes.next()));
  FieldReader counts(bytes.take(bytes.next()));
  std::vector<FieldReader> others;
  others.reserve(kTags * kColumns);
  for (std::size_t i = 0; i < kTags * kColumns; ++i) {
    others.emplace_back(bytes.take(bytes.next()));
  }
  std::array<FieldsBefore, kTags> before{};
  FieldWriter records;
  std::vector<std::uint32_t> ends;
  ends.reserve(first_fields.rest().size());
  for (std::uint64_t i = 0; i < size; ++i) {
    const std::uint64_t first = first_fields.next();
    records.append(first);
    const std::size_t tag = first & kTagMask;
    const std::uint64_t count = counts.next();
    for (std::uint64_t field = 0; field < count; ++field) {
      const std::size_t column = column_of(field);
      std::uint64_t& value = before[tag][column];
      value += unzigzag(others[tag * kColumns + column].next());
      records.append(value);
    }
    ends.push_back(static_cast<std::uint32_t>(records.bytes().size()));
  }
  return {records.bytes(), std::move(ends)};
}

}  // namespace memstrata
