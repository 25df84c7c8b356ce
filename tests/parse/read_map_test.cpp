#include "parse/read_map.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/error.hpp"
#include "parse/map_text.hpp"

namespace memstrata {
namespace {

using ::testing::HasSubstr;

std::string small_text() {
  return test::kMapHead +
         ".text           0x08000000        0x4\n"
         " .text          0x08000000        0x4 a.o\n"
         "                0x08000000                main\n" +
         test::kMapEnd;
}

/// A text that changed after `checks` looks at it.
class ChangingInput final : public Input {
 public:
  ChangingInput(std::string text, int checks) : text_(std::move(text)), checks_(checks) {}
  [[nodiscard]] std::string_view bytes() const override { return text_; }
  void check_unchanged() const override {
    if (checks_-- == 0) {
      throw Error{ErrorCode::bad_input, "a.map: changed while it was read"};
    }
  }

 private:
  std::string text_;
  mutable int checks_;
};

std::string refusal_of(const std::shared_ptr<const Input>& input) {
  try {
    read_map(input, "a.map");
  } catch (const Error& failure) {
    return failure.what();
  }
  return "accepted";
}

TEST(ReadMapTest, KeepsTheInputAlive) {
  auto input = std::make_shared<const ChangingInput>(small_text(), -1);
  const std::weak_ptr<const Input> watched = input;
  {
    const auto map = read_map(std::move(input), "a.map");
    EXPECT_FALSE(watched.expired());
    EXPECT_EQ(map.symbols.at(0).name, "main");
  }
  EXPECT_TRUE(watched.expired());
}

TEST(ReadMapTest, RefusesAFileThatChangesBeforeOrWhileItIsParsed) {
  for (const int checks : {0, 1}) {
    EXPECT_THAT(refusal_of(std::make_shared<ChangingInput>(small_text(), checks)),
                HasSubstr("changed while it was read"));
  }
}

TEST(ReadMapTest, SaysThatAHeapDumpIsNoMap) {
  EXPECT_THAT(refusal_of(std::make_shared<ChangingInput>(
                  "GC: total: 6144, used: 160, free: 5984\n", -1)),
              HasSubstr("heap dump"));
}

TEST(DetectTest, FindsAMapBehindALogWithoutLimit) {
  std::string log;
  for (int i = 0; i < 5000; ++i) {
    log += "compiling file " + std::to_string(i) + '\n';
  }
  EXPECT_EQ(detect(log + small_text(), "a.map"), FileKind::gnu_ld);
}

TEST(DetectTest, IsNotMisledByAnotherMemoryConfiguration) {
  EXPECT_THROW(detect("MEMORY CONFIGURATION\n\n  name  origin  length\n", "a.map"),
               Error);
}

TEST(DetectTest, TakesTheDefaultRowOnlyAtTheBeginOfALine) {
  EXPECT_THROW(detect("see *default*        0x00000000         0xffffffff\n", "a.map"),
               Error);
  EXPECT_EQ(detect("*default*  0x0000000000000000 0xffffffffffffffff\r\n", "a.map"),
            FileKind::gnu_ld);
}

}  // namespace
}  // namespace memstrata
