#include "layout/fields.hpp"

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr unsigned kBitsPerByte = 7;
constexpr unsigned kLastShift = 63;  // of the tenth byte, which holds one bit

}  // namespace

void append_field(std::string& to, std::uint64_t value) {
  while (value >= 0x80) {
    to.push_back(static_cast<char>(value | 0x80));
    value >>= kBitsPerByte;
  }
  to.push_back(static_cast<char>(value));
}

void throw_damaged(const char* what) {
  throw Error(ErrorCode::database, std::string("a stored layout is damaged: ") + what);
}

std::uint64_t FieldReader::next_long() {
  std::uint64_t value = 0;
  for (unsigned shift = 0; at_ != end_ && shift <= kLastShift; shift += kBitsPerByte) {
    const auto byte = static_cast<unsigned char>(*at_++);
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) {
      if ((byte == 0 && shift > 0) || (byte > 1 && shift == kLastShift)) {
        break;
      }
      return value;
    }
  }
  throw_damaged("a number is cut, too long or not in its shortest form");
}

void FieldWriter::grow(std::size_t more) {
  const std::size_t size = bytes().size();
  buffer_.resize(2 * buffer_.size() + more);
  at_ = buffer_.data() + size;
  end_ = buffer_.data() + buffer_.size();
}

void FieldWriter::append_long(std::uint64_t value) {
  while (value >= 0x80) {
    *at_++ = static_cast<char>(value | 0x80);
    value >>= kBitsPerByte;
  }
  *at_++ = static_cast<char>(value);
}

}  // namespace memstrata
