#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <limits>
#include <utility>

#include "layout/checksum.hpp"
#include "layout/codec.hpp"
#include "model/error.hpp"

namespace memstrata {
namespace {

void check_size(std::size_t end) {
  if (end > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorCode::database, "a layout is larger than 4 GiB");
  }
}

}  // namespace

// Of bytes that are not too many no end can be.
Records::Records(std::string_view bytes, std::vector<std::uint32_t> ends)
    : bytes_(bytes), ends_(std::move(ends)) {
  check_size(bytes_.size());
}

void Records::reserve(std::size_t records, std::size_t bytes) {
  ends_.reserve(records);
  bytes_.reserve(bytes);
}

void Records::append(std::string_view record) {
  const std::size_t end = bytes_.size() + record.size();
  check_size(end);
  bytes_.append(record);
  ends_.push_back(static_cast<std::uint32_t>(end));
}

void Records::append(const Records& other, std::size_t first, std::size_t count) {
  if (count == 0) {
    return;
  }
  const std::size_t start = first == 0 ? 0 : other.ends_[first - 1];
  const std::size_t offset = bytes_.size();
  const std::size_t size = other.ends_[first + count - 1] - start;
  check_size(offset + size);
  bytes_.append(other.bytes_, start, size);
  const auto shift = static_cast<std::uint32_t>(offset - start);  // modulo 2^32
  const auto begin = other.ends_.begin() + static_cast<std::ptrdiff_t>(first);
  std::transform(begin, begin + static_cast<std::ptrdiff_t>(count),
                 std::back_inserter(ends_),
                 [shift](std::uint32_t end) { return end + shift; });
}

bool Records::equal_run(std::size_t first, const Records& other, std::size_t other_first,
                        std::size_t count) const {
  if (count == 0) {
    return true;
  }
  const std::uint32_t start = first == 0 ? 0 : ends_[first - 1];
  const std::uint32_t other_start = other_first == 0 ? 0 : other.ends_[other_first - 1];
  std::uint32_t differences = 0;
  for (std::size_t i = 0; i < count; ++i) {
    differences |=
        (ends_[first + i] - start) ^ (other.ends_[other_first + i] - other_start);
  }
  return differences == 0 &&
         std::memcmp(bytes_.data() + start, other.bytes_.data() + other_start,
                     ends_[first + count - 1] - start) == 0;
}

std::uint64_t Records::content_checksum() const {
  // Each step is a bijection: no single end can change unseen.  Four sums, so
  // that the processor need not wait for each product.
  constexpr std::uint64_t kOdd = 0x9e3779b185ebca87;
  std::array<std::uint64_t, 4> sums{1, 2, 3, 4};
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    std::uint64_t& sum = sums[i % sums.size()];
    sum = (sum ^ ends_[i]) * kOdd;
  }
  std::uint64_t seed = ends_.size();
  for (const std::uint64_t sum : sums) {
    seed = (seed ^ sum) * kOdd;
  }
  return checksum(bytes_, seed);
}

}  // namespace memstrata
