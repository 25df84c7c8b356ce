#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace memstrata::micropython_heap {

/// Reads a line piece by piece from the left.  A piece that is not there leaves
/// the cursor where it is.
class LineCursor {
 public:
  explicit LineCursor(std::string_view rest) : rest_(rest) {}

  void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
      rest_.remove_prefix(1);
    }
  }

  bool skip(std::string_view literal) {
    if (!rest_.starts_with(literal)) {
      return false;
    }
    rest_.remove_prefix(literal.size());
    return true;
  }

  std::optional<std::uint64_t> number(int base = 10) {
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(rest_.data(), rest_.data() + rest_.size(), value, base);
    if (error != std::errc{}) {
      return std::nullopt;
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  /// The number behind `literal`; both or nothing.
  std::optional<std::uint64_t> number_after(std::string_view literal) {
    const auto before = rest_;
    if (skip(literal)) {
      if (const auto value = number()) {
        return value;
      }
    }
    rest_ = before;
    return std::nullopt;
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// The cursor behind the first `literal` of the line.
inline std::optional<LineCursor> cursor_behind(std::string_view line,
                                               std::string_view literal) {
  const auto found = line.find(literal);
  if (found == std::string_view::npos) {
    return std::nullopt;
  }
  return LineCursor{line.substr(found + literal.size())};
}

}  // namespace memstrata::micropython_heap
