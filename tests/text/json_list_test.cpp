#include "text/json_list.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(JsonListTest, WritesAnArrayOfStrings) {
  EXPECT_EQ(json_list({}), "[]");
  EXPECT_EQ(json_list({"a", "b\"c\\d", "\n"}), R"(["a","b\"c\\d","\u000a"])");
}

TEST(JsonListTest, ReadsWhatItWrote) {
  const std::vector<std::string> texts{"", "a,b]", "quote\" back\\slash", "\x01\n", "ä"};
  EXPECT_EQ(strings_of_json_list(json_list(texts)), texts);
}

TEST(JsonListTest, ReadsTheEscapesOfSqlite) {
  EXPECT_THAT(strings_of_json_list(R"(["a\tb","c\/d","\u001f"])"),
              ElementsAre("a\tb", "c/d", "\x1f"));
  EXPECT_THAT(strings_of_json_list(""), IsEmpty());
}

TEST(JsonListTest, ReadsTheEscapesOfPython) {
  EXPECT_THAT(strings_of_json_list(R"(["\u0041\u00e9\u20ac","\ud83d\ude00"])"),
              ElementsAre("A\u00e9\u20ac", "\U0001f600"));
}

TEST(JsonListTest, QuotesOnlyTheBeginningOfWhatIsNoList) {
  for (const auto read :
       {+[](const std::string& json) { strings_of_json_list(json); },
        +[](const std::string& json) { integers_of_json_list(json); }}) {
    try {
      read("[" + std::string(1000, '9'));
      ADD_FAILURE() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::usage);
      EXPECT_LT(std::string(error.what()).size(), 90U);
    }
  }
}

TEST(JsonListTest, ReadsIntegers) {
  EXPECT_THAT(integers_of_json_list("[]"), IsEmpty());
  EXPECT_THAT(integers_of_json_list("[1,-2,9223372036854775807]"),
              ElementsAre(1, -2, 9223372036854775807));
  for (const auto* json :
       {"", "[", "]", "1", "{}", "[1", "[,1]", "[1,]", "[1 2]", "[1,,2]", R"(["a"])",
        "[1.5]", "[9223372036854775808]", "[1]]"}) {
    EXPECT_THROW(integers_of_json_list(json), Error) << json;
  }
}

TEST(JsonListTest, ReadsAListThatAPersonWrote) {
  EXPECT_THAT(strings_of_json_list("[ ]"), IsEmpty());
  EXPECT_THAT(strings_of_json_list(" [ \"a\" ,\n\t\"b c\" ] "), ElementsAre("a", "b c"));
  EXPECT_THAT(integers_of_json_list("[ ]"), IsEmpty());
  EXPECT_THAT(integers_of_json_list(" [ 1 ,\n -2 ] "), ElementsAre(1, -2));
}

TEST(JsonListTest, RefusesAnythingElse) {
  for (const auto* json :
       {"{}", "[1]", R"(["a")", R"(["a" "b"])", R"(["a"] "b")", R"(["a",])",
        R"(["\u00zz"])", R"(["\ud83d"])", R"(["\ud83d\u0041"])", R"(["\ude00\ud83d"])"}) {
    EXPECT_THROW(strings_of_json_list(json), Error) << json;
  }
}

}  // namespace
}  // namespace memstrata
