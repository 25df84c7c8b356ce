#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/context.hpp"

namespace memstrata {

/// A bar on the terminal behind `err` for work that takes longer than a second.
/// Nothing is drawn where `err` is no terminal, or with --quiet.
class Progress {
 public:
  Progress(const Context& context, std::size_t steps);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// One step is done; `what` is the next.
  void step(const std::string& what);

  /// Takes the bar away, so that a message can be printed.
  void clear();

 private:
  void draw(const std::string& what);

  const Context& context_;
  std::size_t steps_;
  std::size_t done_ = 0;
  bool is_drawn_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_drawn_;
};

}  // namespace memstrata
