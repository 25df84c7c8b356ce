#include "parse/diagnostics.hpp"

#include <algorithm>
#include <utility>

namespace memstrata {
namespace {
constexpr std::size_t kMost = 100;
}

void Diagnostics::warn(std::uint32_t line, std::string message) {
  if (diagnostics_.size() < kMost) {
    diagnostics_.push_back({Severity::warning, line, std::move(message)});
  } else {
    ++left_out_;
  }
}

void Diagnostics::note(std::uint32_t line, std::string message) {
  diagnostics_.push_back({Severity::note, line, std::move(message)});
}

std::vector<Diagnostic> Diagnostics::take() {
  std::stable_sort(
      diagnostics_.begin(), diagnostics_.end(),
      [](const Diagnostic& a, const Diagnostic& b) { return a.line < b.line; });
  if (left_out_ > 0) {
    diagnostics_.push_back(
        {Severity::warning, 0, std::to_string(left_out_) + " more warnings left out"});
  }
  return std::move(diagnostics_);
}

}  // namespace memstrata
