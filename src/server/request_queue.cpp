#include "server/request_queue.hpp"

#include <utility>

namespace memstrata {

namespace {

constexpr std::size_t kRefusingThreads = 4;
constexpr std::size_t kMostToRefuse = 1024;  // waiting; beyond it connections are dropped

thread_local bool this_thread_refuses = false;

}  // namespace

RequestQueue::RequestQueue(std::size_t most) {
  serving_.most = most;
  refusing_.most = kRefusingThreads;
  refusing_.refusing = true;
}

bool RequestQueue::is_refusing() {
  return this_thread_refuses;
}

void RequestQueue::enqueue(std::function<void()> connection) {
  const std::lock_guard lock{mutex_};
  const bool has_room =
      serving_.waiting.size() < serving_.idle || serving_.threads.size() < serving_.most;
  Lane& lane = has_room ? serving_ : refusing_;
  if (lane.refusing && lane.waiting.size() >= kMostToRefuse) {
    return;
  }
  lane.waiting.push_back(std::move(connection));
  if (lane.waiting.size() > lane.idle && lane.threads.size() < lane.most) {
    start_thread(lane);
  }
  wake_.notify_all();
}

void RequestQueue::start_thread(Lane& lane) {
  lane.threads.emplace_back([this, &lane] { work(lane); });
}

void RequestQueue::work(Lane& lane) {
  this_thread_refuses = lane.refusing;
  std::unique_lock lock{mutex_};
  while (true) {
    ++lane.idle;
    wake_.wait(lock, [&] { return stopping_ || !lane.waiting.empty(); });
    --lane.idle;
    if (lane.waiting.empty()) {
      return;
    }
    const auto connection = std::move(lane.waiting.front());
    lane.waiting.pop_front();
    lock.unlock();
    connection();
    lock.lock();
  }
}

void RequestQueue::shutdown() {
  {
    const std::lock_guard lock{mutex_};
    stopping_ = true;
  }
  wake_.notify_all();
  for (Lane* lane : {&serving_, &refusing_}) {
    for (auto& thread : lane->threads) {
      thread.join();
    }
  }
}

}  // namespace memstrata
