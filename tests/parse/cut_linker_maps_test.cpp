#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "parse/read_map.hpp"
#include "support/fixture.hpp"

// Maps of LLD, gold and mold that end too early: as of a full disk, or copied
// while the linker still wrote.

namespace memstrata {
namespace {

class TextInput : public Input {
 public:
  explicit TextInput(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::string_view bytes() const override { return text_; }
  void check_unchanged() const override {}

 private:
  std::string text_;
};

// Of a map with a cross reference: up to there, for behind it nothing of the
// memory can be missing.
std::string memory_map_of(const std::string& fixture) {
  auto text = test::fixture_bytes(fixture);
  const auto cross_reference = text.find("\nCross Reference Table");
  return text.substr(0, cross_reference);
}

std::vector<std::string> maps_of_other_linkers() {
  std::vector<std::string> names;
  const std::filesystem::path folder{test::fixture_path("maps/pairs")};
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    const auto name = entry.path().filename().string();
    const bool is_text = name.ends_with(".map");
    if (is_text && (name.starts_with("lld-") || name.starts_with("gold-") ||
                    name.starts_with("mold-"))) {
      names.push_back("maps/pairs/" + name);
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

class CutMapTest : public testing::TestWithParam<std::string> {
 protected:
  std::string text_ = memory_map_of(GetParam());
};

TEST_P(CutMapTest, IsRefusedOrTruncatedButNeverTakenForWhole) {
  constexpr std::size_t kCuts = 300;
  for (std::size_t i = 0; i < kCuts; ++i) {
    const auto length = text_.size() * i / kCuts;
    try {
      const auto map =
          read_map(std::make_shared<TextInput>(text_.substr(0, length)), "cut.map");
      EXPECT_EQ(map.status, Status::truncated) << "cut at " << length;
      EXPECT_THAT(broken_sums(map), testing::IsEmpty()) << "cut at " << length;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::bad_input) << error.what();
    }
  }
}

TEST_P(CutMapTest, IsNoticedAtTheEndOfEachOfTheLastLines) {
  constexpr int kLines = 12;
  auto length = text_.size();
  for (int i = 0; i < kLines; ++i) {
    length = text_.rfind('\n', length - 2) + 1;
    const auto map =
        read_map(std::make_shared<TextInput>(text_.substr(0, length)), "cut.map");
    EXPECT_EQ(map.status, Status::truncated) << text_.substr(length, 80);
  }
}

TEST_P(CutMapTest, IsNoticedWhereOnlyTheLastLineEndIsMissing) {
  const auto map =
      read_map(std::make_shared<TextInput>(text_.substr(0, text_.size() - 1)), "cut.map");
  EXPECT_EQ(map.status, Status::truncated);
}

TEST_P(CutMapTest, IsWholeWithAllItsLines) {
  const auto map = read_map(std::make_shared<TextInput>(text_), "whole.map");
  EXPECT_EQ(map.status, Status::ok);
  EXPECT_THAT(broken_sums(map), testing::IsEmpty());
}

TEST_P(CutMapTest, ReadsTheSameFromLinesThatEndInCrLf) {
  std::string with_cr;
  for (const char character : text_) {
    with_cr += character == '\n' ? std::string{"\r\n"} : std::string{character};
  }
  const auto map = read_map(std::make_shared<TextInput>(text_), "lf.map");
  const auto other = read_map(std::make_shared<TextInput>(with_cr), "crlf.map");
  EXPECT_EQ(other.regions, map.regions);
  EXPECT_EQ(other.contributions, map.contributions);
  EXPECT_EQ(other.symbols, map.symbols);
}

INSTANTIATE_TEST_SUITE_P(OtherLinkers, CutMapTest,
                         testing::ValuesIn(maps_of_other_linkers()),
                         [](const auto& test) { return test::as_test_name(test.param); });

}  // namespace
}  // namespace memstrata
