#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

namespace memstrata {

/// While it lives, SIGINT and SIGTERM call `stop` on a thread of its own instead of
/// ending the process; a second one ends it at once.
///
/// Make it before any other thread: threads inherit which signals are left to it.
class OnStopSignal {
 public:
  explicit OnStopSignal(std::function<void()> stop);
  ~OnStopSignal();
  OnStopSignal(const OnStopSignal&) = delete;
  OnStopSignal& operator=(const OnStopSignal&) = delete;

 private:
  void watch(const std::function<void()>& stop) const;

  sigset_t stop_signals_{};
  sigset_t before_{};
  std::atomic<bool> over_{false};
  std::thread watcher_;
};

}  // namespace memstrata
