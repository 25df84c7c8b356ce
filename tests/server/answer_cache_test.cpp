#include "server/answer_cache.hpp"

#include <gtest/gtest.h>

namespace memstrata {
namespace {

ApiResponse answer(const std::string& body) {
  return {.body = body};
}

TEST(AnswerCacheTest, AnswersAgainWhatItKept) {
  AnswerCache cache{1000};
  cache.keep("who", answer("me"), cache.generation());
  EXPECT_EQ(cache.find("who")->body, "me");
  EXPECT_FALSE(cache.find("why").has_value());
}

TEST(AnswerCacheTest, ForgetsAllWhenTheHistoryChanges) {
  AnswerCache cache{1000};
  cache.keep("who", answer("me"), cache.generation());
  cache.forget();
  EXPECT_FALSE(cache.find("who").has_value());
}

TEST(AnswerCacheTest, KeepsNoAnswerThatWasBegunBeforeAChange) {
  AnswerCache cache{1000};
  const auto before = cache.generation();
  cache.forget();
  cache.keep("who", answer("me, once"), before);
  EXPECT_FALSE(cache.find("who").has_value());
}

TEST(AnswerCacheTest, LetsGoOfWhatWasAskedForLongestAgo) {
  AnswerCache cache{25};
  cache.keep("a", answer("1234567890"), cache.generation());
  cache.keep("b", answer("1234567890"), cache.generation());
  EXPECT_TRUE(cache.find("a").has_value());
  cache.keep("c", answer("1234567890"), cache.generation());
  EXPECT_TRUE(cache.find("a").has_value());
  EXPECT_FALSE(cache.find("b").has_value());
  EXPECT_TRUE(cache.find("c").has_value());
}

TEST(AnswerCacheTest, KeepsNoAnswerThatIsTooLarge) {
  AnswerCache cache{5};
  cache.keep("a", answer("1234567890"), cache.generation());
  EXPECT_FALSE(cache.find("a").has_value());
}

}  // namespace
}  // namespace memstrata
