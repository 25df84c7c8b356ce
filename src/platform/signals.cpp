#include "platform/signals.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <climits>
#include <csignal>

#include <unistd.h>

namespace memstrata {

namespace {

// A signal handler reaches nothing but such static data, and may call nothing
// but what is async-signal-safe: unlink, sigaction, raise.
std::array<char, PATH_MAX> unfinished_path;
std::atomic<bool> has_unfinished_path{false};

extern "C" void end_by_signal(int number) {
  if (has_unfinished_path.load()) {
    unlink(unfinished_path.data());
  }
  struct sigaction standard {};
  standard.sa_handler = SIG_DFL;
  sigaction(number, &standard, nullptr);
  raise(number);
}

}  // namespace

void ignore_closed_pipes() {
  signal(SIGPIPE, SIG_IGN);
}

void end_cleanly_on_signals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    // What the parent ignores (nohup, a background job) stays ignored.
    if (sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN) {
      continue;
    }
    struct sigaction action {};
    action.sa_handler = end_by_signal;
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, nullptr);
  }
}

RemovedOnSignal::RemovedOnSignal(const std::string& path) {
  if (path.size() < unfinished_path.size()) {
    std::ranges::copy(path, unfinished_path.begin());
    unfinished_path[path.size()] = '\0';
    has_unfinished_path.store(true);
  }
}

RemovedOnSignal::~RemovedOnSignal() {
  has_unfinished_path.store(false);
}

}  // namespace memstrata
