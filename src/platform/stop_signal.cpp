#include "platform/stop_signal.hpp"

#include <ctime>
#include <utility>

#include <pthread.h>

namespace memstrata {

OnStopSignal::OnStopSignal(std::function<void()> stop) {
  sigemptyset(&stop_signals_);
  sigaddset(&stop_signals_, SIGINT);
  sigaddset(&stop_signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stop_signals_, &before_);
  watcher_ = std::thread{[this, stop = std::move(stop)] { watch(stop); }};
}

void OnStopSignal::watch(const std::function<void()>& stop) const {
  constexpr timespec kLookAgain{.tv_sec = 0, .tv_nsec = 100'000'000};
  while (!over_.load()) {
    if (sigtimedwait(&stop_signals_, nullptr, &kLookAgain) > 0) {
      pthread_sigmask(SIG_UNBLOCK, &stop_signals_, nullptr);
      stop();
      over_.wait(false);  // so that a second signal finds this thread
    }
  }
}

OnStopSignal::~OnStopSignal() {
  over_.store(true);
  over_.notify_all();
  watcher_.join();
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace memstrata
