#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <httplib.h>

namespace memstrata {

/// Runs each connection on a thread of its own, up to `most`; threads start when
/// all others are busy.
///
/// A browser keeps connections open and a slow client holds one for seconds, so a
/// small fixed pool would stand still while nothing is computed.  A connection
/// beyond `most` is not queued but refused: its handler runs on a spare thread
/// with `is_refusing()` true and answers 503.
class RequestQueue : public httplib::TaskQueue {
 public:
  explicit RequestQueue(std::size_t most);

  void enqueue(std::function<void()> connection) override;
  void shutdown() override;

  /// Whether the thread that asks has a connection to refuse.
  static bool is_refusing();

 private:
  struct Lane {
    std::deque<std::function<void()>> waiting;
    std::vector<std::thread> threads;
    std::size_t idle = 0;
    std::size_t most = 0;
    bool refusing = false;
  };

  void start_thread(Lane& lane);
  void work(Lane& lane);

  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  Lane serving_;
  Lane refusing_;
};

}  // namespace memstrata
