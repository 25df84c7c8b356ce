#include "server/request_queue.hpp"

#include <atomic>
#include <future>

#include <gtest/gtest.h>

namespace memstrata {
namespace {

TEST(RequestQueueTest, ServesAsManyAtOnceAsItMay) {
  RequestQueue queue{2};
  std::promise<void> both;
  std::atomic<int> running = 0;
  for (int i = 0; i < 2; ++i) {
    queue.enqueue([&] {
      if (++running == 2) {
        both.set_value();
      }
      while (running < 2) {
        std::this_thread::yield();
      }
    });
  }
  EXPECT_EQ(both.get_future().wait_for(std::chrono::seconds{5}),
            std::future_status::ready);
  queue.shutdown();
}

TEST(RequestQueueTest, RefusesWhatIsBeyond) {
  RequestQueue queue{1};
  std::promise<void> go_on;
  std::promise<bool> first_is_refused;
  std::promise<bool> second_is_refused;
  queue.enqueue([&] {
    first_is_refused.set_value(RequestQueue::is_refusing());
    go_on.get_future().wait();
  });
  EXPECT_FALSE(first_is_refused.get_future().get());
  queue.enqueue([&] { second_is_refused.set_value(RequestQueue::is_refusing()); });
  EXPECT_TRUE(second_is_refused.get_future().get());
  go_on.set_value();
  queue.shutdown();
}

TEST(RequestQueueTest, AThreadThatIsDoneServesTheNext) {
  RequestQueue queue{1};
  for (int i = 0; i < 3; ++i) {
    std::promise<bool> refused;
    auto answer = refused.get_future();
    queue.enqueue([&] { refused.set_value(RequestQueue::is_refusing()); });
    EXPECT_FALSE(answer.get());
    std::this_thread::sleep_for(std::chrono::milliseconds{20});  // until it is idle
  }
  queue.shutdown();
}

TEST(RequestQueueTest, FinishesWhatWaitsBeforeItEnds) {
  std::atomic<int> done = 0;
  RequestQueue queue{4};
  for (int i = 0; i < 20; ++i) {
    queue.enqueue([&] { ++done; });
  }
  queue.shutdown();
  EXPECT_EQ(done, 20);
}

}  // namespace
}  // namespace memstrata
