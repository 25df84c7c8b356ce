#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace memstrata {

/// Walks over the lines of a text.  A line comes without its end (LF, or CR LF)
/// and without blanks at its end.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  /// False at the end of the text.
  bool next() {
    if (rest_.empty()) {
      return false;
    }
    const void* const end = std::memchr(rest_.data(), '\n', rest_.size());
    terminated_ = end != nullptr;
    const auto length =
        terminated_
            ? static_cast<std::size_t>(static_cast<const char*>(end) - rest_.data())
            : rest_.size();
    line_ = rest_.substr(0, length);
    rest_.remove_prefix(terminated_ ? length + 1 : length);
    while (!line_.empty() && (line_.back() == ' ' || line_.back() == '\r')) {
      line_.remove_suffix(1);
    }
    ++number_;
    return true;
  }

  [[nodiscard]] std::string_view line() const { return line_; }
  /// 1 for the first line.
  [[nodiscard]] std::uint32_t number() const { return number_; }
  /// Whether the line ended in LF, and not with the text.
  [[nodiscard]] bool terminated() const { return terminated_; }
  /// What stands behind the line.
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  std::string_view line_;
  std::uint32_t number_ = 0;
  bool terminated_ = true;
};

}  // namespace memstrata
