#include <limits>

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
  for (std::size_t i = first; i < first + count; ++i) {
    ends_.push_back(static_cast<std::uint32_t>(other.ends_[i] - start + offset));
  }
}

std::uint64_t Records::content_checksum() const {
  std::uint64_t sum = checksum(bytes_);
  for (const std::uint32_t end : ends_) {
    sum =
        (sum ^ end) * 0x9e3779b185ebca87;  // a bijection: no single end can change unseen
  }
  return sum;
}

}  // namespace memstrata
