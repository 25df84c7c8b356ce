#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "query/named_query.hpp"
#include "support/folders.hpp"

namespace memstrata {
namespace {

constexpr auto kPage = MEMSTRATA_SOURCE_DIR "/docs/questions.md";

// MEMSTRATA_UPDATE_GOLDEN=1 writes the page anew.
TEST(QuestionsPageTest, IsWhatTheQuestionFilesSay) {
  if (std::getenv("MEMSTRATA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(kPage) << describe_queries();
  }
  std::ifstream page(kPage);
  const std::string text{std::istreambuf_iterator<char>(page), {}};
  EXPECT_TRUE(text == describe_queries()) << "run again with MEMSTRATA_UPDATE_GOLDEN=1";
}

}  // namespace
}  // namespace memstrata
