#pragma once

#include <bit>
#include <cstddef>

namespace memstrata {

/// Walks two lists that mostly agree, in order.
///
/// `pair(b, n)` is called for places that agree and are taken for the same
/// thing, `only_before(b)` and `only_now(n)` for all others; each place comes
/// once, in rising order.  Linear; after a long stretch of one list that the
/// other lacks it may need a while to find the way back.
template <class Agree>
class Alignment {
 public:
  Alignment(std::size_t before_size, std::size_t now_size, const Agree& agree)
      : before_size_(before_size), now_size_(now_size), agree_(agree) {}

  template <class Pair, class OnlyBefore, class OnlyNow>
  void walk(const Pair& pair, const OnlyBefore& only_before, const OnlyNow& only_now) {
    std::size_t b = 0;
    std::size_t n = 0;
    while (b < before_size_ && n < now_size_) {
      const Shift shift = shift_at(b, n);
      for (std::size_t end = b + shift.before; b < end; ++b) {
        only_before(b);
      }
      for (std::size_t end = n + shift.now; n < end; ++n) {
        only_now(n);
      }
      if (shift.found) {
        pair(b++, n++);
      }
    }
    for (; b < before_size_; ++b) {
      only_before(b);
    }
    for (; n < now_size_; ++n) {
      only_now(n);
    }
  }

 private:
  // How many places to skip on either side until they agree.
  struct Shift {
    std::size_t before = 0;
    std::size_t now = 0;
    bool found = true;
  };

  [[nodiscard]] Shift shift_at(std::size_t b, std::size_t n) {
    const std::size_t window = next_window();
    for (std::size_t i = 0; i < window; ++i) {
      if (b + i < before_size_ && agree_(b + i, n)) {
        failures_ = 0;
        return {i, 0};
      }
      if (n + i < now_size_ && agree_(b, n + i)) {
        failures_ = 0;
        return {0, i};
      }
    }
    ++failures_;
    return {1, 1, false};
  }

  // Mostly a short look ahead; a long one at the 8th, 16th, 32th ... failure.
  [[nodiscard]] std::size_t next_window() const {
    constexpr std::size_t kShort = 16;
    constexpr std::size_t kLong = 4096;
    constexpr std::size_t kPatience = 8;
    return failures_ >= kPatience && std::has_single_bit(failures_) ? kLong : kShort;
  }

  std::size_t before_size_;
  std::size_t now_size_;
  const Agree& agree_;
  std::size_t failures_ = 0;  // one after the other
};

}  // namespace memstrata
