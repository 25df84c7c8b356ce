#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// Collects what is odd in a file.  Beyond the first hundred warnings it only
/// counts: a damaged file must not grow a list as long as itself.
class Diagnostics {
 public:
  void warn(std::uint32_t line, std::string message);
  void note(std::uint32_t line, std::string message);
  /// Everything so far, in the order of lines.
  std::vector<Diagnostic> take();

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t left_out_ = 0;
};

}  // namespace memstrata
