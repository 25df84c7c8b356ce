#include "layout/fields.hpp"

#include "model/error.hpp"

namespace memstrata {

void throw_damaged(const char* what) {
  throw Error(ErrorCode::database, std::string("a stored layout is damaged: ") + what);
}

std::uint64_t FieldReader::next_long() {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < rest_.size(); ++i) {
    const auto byte = static_cast<unsigned char>(rest_[i]);
    const unsigned shift = 7 * static_cast<unsigned>(i);
    if (shift == 63 && byte > 1) {
      throw_damaged("a number is too large");
    }
    value |= std::uint64_t{byte & 0x7fU} << shift;
    if (byte < 0x80) {
      if (byte == 0 && i > 0) {
        throw_damaged("a number is not in its shortest form");
      }
      rest_.remove_prefix(i + 1);
      return value;
    }
  }
  throw_damaged("it ends too early");
}

}  // namespace memstrata
