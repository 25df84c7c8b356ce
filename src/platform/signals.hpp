#pragma once

#include <string>

namespace memstrata {

/// Lets a write to a closed pipe fail instead of ending the process.
void ignore_closed_pipes();

/// On SIGINT, SIGTERM and SIGHUP a half-written file of RemovedOnSignal is
/// removed; then the process ends by that signal (a shell sees 128 + n).
void end_cleanly_on_signals();

/// While it lives, a signal removes `path`.  One at a time.
class RemovedOnSignal {
 public:
  explicit RemovedOnSignal(const std::string& path);
  ~RemovedOnSignal();
  RemovedOnSignal(const RemovedOnSignal&) = delete;
  RemovedOnSignal& operator=(const RemovedOnSignal&) = delete;
};

}  // namespace memstrata
