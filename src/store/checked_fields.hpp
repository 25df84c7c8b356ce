#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "layout/checksum.hpp"

namespace memstrata {

/// What a checksum in the database covers: fields with their lengths, so that none
/// can run into the next.
class CheckedFields {
 public:
  CheckedFields& add(std::string_view text) {
    bytes_.append(std::to_string(text.size())).append(1, ':').append(text);
    return *this;
  }
  CheckedFields& add(std::int64_t number) { return add(std::to_string(number)); }
  [[nodiscard]] std::int64_t checksum() const {
    return static_cast<std::int64_t>(memstrata::checksum(bytes_));
  }

 private:
  std::string bytes_;
};

}  // namespace memstrata
