#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "model/error.hpp"
#include "parse/read_map.hpp"
#include "support/fixture.hpp"
#include "text/input.hpp"

// Every file of fixtures/refused must be refused by its name, also when an editor, a
// shell or a CI job has changed it on its way.

namespace memstrata {
namespace {

struct Refusal {
  std::string file;
  std::string message;     // behind the path and its colon
  std::string when_cut;    // for the first half alone
  std::string behind_log;  // behind 500 lines of a build log

  friend std::ostream& operator<<(std::ostream& out, const Refusal& refusal) {
    return out << refusal.file;
  }
};

std::string log_of_500_lines() {
  std::string log;
  for (int line = 0; line < 500; ++line) {
    log += "[" + std::to_string(line) + "/500] Building C object part.c.obj\n";
  }
  return log;
}

std::string with_carriage_returns(const std::string& text) {
  std::string changed;
  for (const char c : text) {
    changed += c == '\n' ? "\r\n" : std::string(1, c);
  }
  return changed;
}

/// What the program says of `bytes` on its standard input, without "-:" in front.
std::string refusal_of(const std::string& bytes) {
  constexpr std::string_view kPath = "-:";
  std::istringstream input{bytes};
  try {
    static_cast<void>(read_map(open_input("-", input), "-"));
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    const std::string message = error.what();
    EXPECT_TRUE(message.starts_with(kPath)) << message;
    return message.substr(kPath.size());
  }
  return "(read)";
}

std::string gcc_style_only(const std::string& tool) {
  return " " + tool +
         " map: only maps of gcc-style linkers (GNU ld, gold, LLD, mold) are read";
}

std::string give_the_map(const std::string& what) {
  return " " + what + ", not a map: link with -Wl,-Map=FILE and give FILE";
}

std::string begins(const std::string& text) {
  return " not a linker map this tool knows; it begins: " + text;
}

/// Whole, cut in half and behind a log.
Refusal always(std::string file, const std::string& message) {
  return {std::move(file), message, message, message};
}

std::vector<Refusal> refused_texts() {
  const std::string microsoft =
      " Microsoft-style .map (link.exe, lld-link or Borland). Only maps of gcc-style "
      "linkers (GNU ld, gold, LLD, mold) are read.";
  const std::string source_map =
      " JavaScript source map, not a linker map: link with -Wl,-Map=FILE and give FILE";
  const std::string early =
      " map of a link that failed before layout, or the first part of a map (no memory "
      "map in it): give the map of a link that went through";
  const std::string second =
      ": a second linker map begins here: give each map as a file of its own";
  return {
      always("lld-link.map", microsoft),
      always("borland.synthetic.map", microsoft),
      always("wasm-ld.map", gcc_style_only("wasm-ld")),
      always("armlink.synthetic.map", gcc_style_only("Arm armlink / Keil")),
      always("iar.synthetic.map", gcc_style_only("IAR")),
      always("ti.synthetic.map", gcc_style_only("Texas Instruments")),
      always("apple-ld64.synthetic.map", gcc_style_only("Apple ld64")),
      always("bundle.js.map", source_map),
      {"version-script.map", give_the_map("linker version script"),
       begins("NODE_1.0 {  global:    node_open;"),
       give_the_map("linker version script")},
      always("nm-listing.txt", give_the_map("nm listing")),
      always("System.map", give_the_map("nm listing")),
      always("failed-before-layout.map", early),
      {"two-maps.map", "166" + second, "(read)", "666" + second},
      {"notes.txt",
       begins("Memory notes: the linker map of yesterday is on the build se"),
       begins("Memory notes: the linker map of y"),
       begins("[0/500] Building C object part.c.obj[1/500] Building C objec")},
  };
}

// No line ends to change in these.  Behind a log, what has no long mark is binary.
std::vector<Refusal> refused_bytes() {
  const std::string binary = " binary file: give a linker map (link with -Wl,-Map=FILE)";
  const auto binary_behind_log = [&](std::string file, const std::string& message) {
    return Refusal{std::move(file), message, message, binary};
  };
  return {
      always("object.elf", give_the_map("this is an ELF file")),
      always("library.a", give_the_map("this is a static library")),
      always("compressed.map.zip", " compressed (zip): unpack it first"),
      always("database.db", " this is a history database, not a map: give it with --db"),
      always("binary.bin", binary),
      binary_behind_log("windows.exe", give_the_map("this is a Windows executable")),
      binary_behind_log("compressed.map.bz2", " compressed (bzip2): unpack it first"),
      binary_behind_log("cut-gzip.map.gz",
                        " damaged gzip stream: the file is cut or broken"),
      binary_behind_log("utf-16-little-endian.map",
                        " UTF-16 text, as PowerShell's > writes it: convert it to UTF-8"),
      binary_behind_log("utf-16-big-endian.map", " UTF-16 text: convert it to UTF-8"),
      binary_behind_log("utf-16-without-mark.map",
                        " UTF-16 text without a byte order mark: convert it to UTF-8"),
  };
}

class RefusedFile : public ::testing::TestWithParam<Refusal> {
 protected:
  std::string bytes_ = test::fixture_bytes("refused/" + GetParam().file);
};

class RefusedText : public RefusedFile {};

TEST_P(RefusedFile, IsNamedWithTheRemedy) {
  EXPECT_EQ(refusal_of(bytes_), GetParam().message);
}

TEST_P(RefusedFile, IsNamedAlsoWhenCutInHalf) {
  EXPECT_EQ(refusal_of(bytes_.substr(0, bytes_.size() / 2)), GetParam().when_cut);
}

TEST_P(RefusedText, IsNamedAlsoWithCarriageReturns) {
  EXPECT_EQ(refusal_of(with_carriage_returns(bytes_)), GetParam().message);
}

TEST_P(RefusedText, IsNamedAlsoWithAByteOrderMark) {
  EXPECT_EQ(refusal_of("\xef\xbb\xbf" + bytes_), GetParam().message);
}

TEST_P(RefusedFile, IsRefusedAlsoBehindALog) {
  EXPECT_EQ(refusal_of(log_of_500_lines() + bytes_), GetParam().behind_log);
}

TEST(LldMap, IsReadAlsoBehindALog) {
  const auto map = test::fixture_bytes("maps/pairs/lld-arm.map");
  std::istringstream input{log_of_500_lines() + map};
  const auto read = read_map(open_input("-", input), "-");
  EXPECT_EQ(read.format, "lld");
  EXPECT_EQ(read.symbols.size(),
            test::fixture_map("maps/pairs/lld-arm.map").symbols.size());
}

TEST(HeapLog, IsNoForeignMapForALineInIt) {
  std::istringstream input{log_of_500_lines() +
                           ">> Linked by hand\nGC: total: 1024, used: 0, free: 1024\n"};
  EXPECT_EQ(detect(open_input("-", input)->bytes(), "-"), FileKind::heap_dump);
}

TEST(EmptyFile, IsRefused) {
  EXPECT_EQ(refusal_of(""), " empty file");
  EXPECT_EQ(refusal_of(test::fixture_bytes("refused/empty.map")), " empty file");
}

std::string name_of(const ::testing::TestParamInfo<Refusal>& refusal) {
  return test::as_test_name(refusal.param.file);
}

INSTANTIATE_TEST_SUITE_P(Texts, RefusedFile, ::testing::ValuesIn(refused_texts()),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Texts, RefusedText, ::testing::ValuesIn(refused_texts()),
                         name_of);
INSTANTIATE_TEST_SUITE_P(Bytes, RefusedFile, ::testing::ValuesIn(refused_bytes()),
                         name_of);

}  // namespace
}  // namespace memstrata
