#include <algorithm>
#include <filesystem>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/accounting.hpp"
#include "model/error.hpp"
#include "parse/map_text.hpp"
#include "parse/read_map.hpp"
#include "support/fixture.hpp"
#include "text/input.hpp"

// Real maps of GNU ld, cut at many places and dressed up in the ways in which
// they reach us.

namespace memstrata {
namespace {

using ::testing::IsEmpty;

/// A text that is no file.
class TextInput final : public Input {
 public:
  explicit TextInput(std::string text) : text_(std::move(text)) {}
  [[nodiscard]] std::string_view bytes() const override { return text_; }
  void check_unchanged() const override {}

 private:
  std::string text_;
};

MemoryMap map_of_bytes(std::string text) {
  return read_map(std::make_shared<TextInput>(std::move(text)), "a.map");
}

std::string unpacked(const std::string& name) {
  std::istringstream no_input;
  return std::string{open_input(test::fixture_path(name), no_input)->bytes()};
}

void add_maps(std::vector<std::string>& names, const std::string& folder) {
  for (const auto& entry :
       std::filesystem::directory_iterator{test::fixture_path(folder)}) {
    const auto name = folder + '/' + entry.path().filename().string();
    const auto text = unpacked(name);
    if (detect(text, name) == FileKind::gnu_ld) {
      names.push_back(name);
    }
  }
}

std::vector<std::string> gnu_ld_maps() {
  std::vector<std::string> names = {"maps/firmware/node-m4/v1.0.0.map.xz",
                                    "maps/firmware/node-m4/v1.1.0-5-g62afb91.map.xz",
                                    "maps/firmware/node-rv32/v1.2.0.map.xz"};
  for (const auto* folder :
       {"maps/pairs", "maps/odd", "maps/hostile", "maps/translated"}) {
    add_maps(names, folder);
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What must be the same however the text is dressed up; lines move.
void expect_same(const MemoryMap& a, const MemoryMap& b) {
  EXPECT_EQ(a.status, b.status);
  EXPECT_EQ(a.toolchain, b.toolchain);
  EXPECT_EQ(a.output_file, b.output_file);
  EXPECT_EQ(a.blocks, b.blocks);
  EXPECT_EQ(a.regions, b.regions);
  EXPECT_EQ(a.contributions, b.contributions);
  EXPECT_EQ(a.symbols, b.symbols);
  EXPECT_EQ(a.aliases, b.aliases);
}

std::string with_line_ends(const std::string& text, const std::string& line_end) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += line_end;
    } else {
      out += c;
    }
  }
  return out;
}

std::size_t loaded_bytes(const MemoryMap& map) {
  std::size_t bytes = 0;
  for (const auto& region : map.regions) {
    bytes += region.loaded ? region.size : 0;
  }
  return bytes;
}

class GnuLdFixture : public ::testing::TestWithParam<std::string> {
 protected:
  // Kept apart from the cuts: the first bytes of a map may look like anything.
  void expect_honest(std::size_t size) {
    try {
      const auto map = map_of_bytes(text_.substr(0, size));
      EXPECT_THAT(broken_sums(map), IsEmpty()) << "cut at " << size;
      if (map.status != Status::truncated) {
        EXPECT_GT(size, text_.find("\nOUTPUT(")) << "cut at " << size;
        EXPECT_EQ(loaded_bytes(map), loaded_bytes(whole_)) << "cut at " << size;
      }
    } catch (const Error& failure) {
      EXPECT_EQ(failure.code(), ErrorCode::bad_input);
    }
  }

  std::string text_ = unpacked(GetParam());
  MemoryMap whole_ = map_of_bytes(text_);
};

TEST_P(GnuLdFixture, IsNeverCalledWholeWhenItIsCutAnywhere) {
  constexpr std::size_t kCuts = 150;
  for (std::size_t i = 0; i < kCuts; ++i) {
    const auto size = text_.size() * i / kCuts;
    expect_honest(size);
    // Also where a line ends, which looks most like a map that is whole.
    expect_honest(text_.rfind('\n', size) + 1);
  }
}

TEST_P(GnuLdFixture, ReadsAlikeWithOtherLineEnds) {
  expect_same(map_of_bytes(with_line_ends(text_, "\r\n")), whole_);
  expect_same(map_of_bytes(with_line_ends(text_, "\r\r\n")), whole_);
}

TEST_P(GnuLdFixture, ReadsAlikeWithBlanksAtTheEndOfLines) {
  expect_same(map_of_bytes(with_line_ends(text_, "  \n")), whole_);
}

TEST_P(GnuLdFixture, ReadsAlikeBehindAByteOrderMark) {
  expect_same(map_of_bytes("\xef\xbb\xbf" + text_), whole_);
}

TEST_P(GnuLdFixture, ReadsAlikeBehindALog) {
  std::string log;
  for (int i = 0; i < 500; ++i) {
    log += "[" + std::to_string(i) + "/500] gcc -Wl,-M -c src/file" + std::to_string(i) +
           ".c -o 0x10.o\n";
  }
  expect_same(map_of_bytes(log + text_), whole_);
}

TEST_P(GnuLdFixture, HasNoWarnings) {
  for (const auto& diagnostic : whole_.diagnostics) {
    const bool expected =
        diagnostic.severity == Severity::note || whole_.status == Status::relocatable;
    EXPECT_TRUE(expected) << diagnostic.line << ": " << diagnostic.message;
  }
}

INSTANTIATE_TEST_SUITE_P(Maps, GnuLdFixture, ::testing::ValuesIn(gnu_ld_maps()),
                         [](const auto& each) { return test::as_test_name(each.param); });

TEST(TranslatedMapTest, ReadsAlikeInEveryLanguage) {
  const auto english = test::fixture_map("maps/translated/en.map");
  for (const auto* language : {"fr", "ja", "ru", "sv", "zh_CN"}) {
    SCOPED_TRACE(language);
    expect_same(test::fixture_map("maps/translated/" + std::string{language} + ".map"),
                english);
  }
}

TEST(PeMapTest, HasNoGapsToWarnOf) {
  const auto map = test::fixture_map("maps/odd/mingw.map");
  EXPECT_EQ(map.status, Status::ok);
  EXPECT_EQ(map.output_format, "pei-x86-64");
}

}  // namespace
}  // namespace memstrata
