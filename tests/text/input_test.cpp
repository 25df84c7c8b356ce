#include "text/input.hpp"

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <lzma.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

using ::testing::HasSubstr;

std::string sample_text() {
  std::string text;
  for (int i = 0; i < 100'000; ++i) {
    text += "line " + std::to_string(i) + '\n';
  }
  return text;
}

std::string gzipped(const std::string& text) {
  constexpr int kGzip = 16;
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, kGzip + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string xz_packed(const std::string& text) {
  std::string out(lzma_stream_buffer_bound(text.size()), '\0');
  std::size_t size = 0;
  lzma_easy_buffer_encode(1, LZMA_CHECK_CRC32, nullptr,
                          reinterpret_cast<const std::uint8_t*>(text.data()), text.size(),
                          reinterpret_cast<std::uint8_t*>(out.data()), &size, out.size());
  out.resize(size);
  return out;
}

std::string zstd_packed(const std::string& text) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 1));
  return out;
}

struct Packing {
  std::string name;
  std::function<std::string(const std::string&)> pack;
};

class InputTest : public ::testing::TestWithParam<Packing> {
 protected:
  InputTest() { std::filesystem::create_directory(folder_); }
  ~InputTest() override { std::filesystem::remove_all(folder_); }

  [[nodiscard]] std::string written(const std::string& bytes) const {
    std::ofstream{folder_ / "a.map", std::ios::binary} << bytes;
    return folder_ / "a.map";
  }

  static std::string refusal(const std::string& path,
                             std::uint64_t max_size = kDefaultMaxSize) {
    std::istringstream no_input;
    try {
      open_input(path, no_input, max_size);
    } catch (const Error& failure) {
      EXPECT_EQ(failure.code(), ErrorCode::bad_input);
      return failure.what();
    }
    return "accepted";
  }

 private:
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("input_" + std::to_string(getpid()));
};

TEST_P(InputTest, UnpacksAFile) {
  std::istringstream no_input;
  const auto text = sample_text();
  EXPECT_EQ(open_input(written(GetParam().pack(text)), no_input)->bytes(), text);
}

TEST_P(InputTest, UnpacksStandardInput) {
  const auto text = sample_text();
  std::istringstream input{GetParam().pack(text)};
  EXPECT_EQ(open_input("-", input)->bytes(), text);
}

TEST_P(InputTest, UnpacksStreamsThatFollowEachOther) {
  std::istringstream no_input;
  const auto packed = GetParam().pack("one ") + GetParam().pack("two");
  EXPECT_EQ(open_input(written(packed), no_input)->bytes(), "one two");
}

TEST_P(InputTest, RefusesAStreamCutAtAnyPlace) {
  const auto packed = GetParam().pack(sample_text());
  for (std::size_t size = packed.size() / 7; size < packed.size();
       size += packed.size() / 7) {
    EXPECT_THAT(refusal(written(packed.substr(0, size))),
                HasSubstr("damaged " + GetParam().name + " stream"));
  }
}

TEST_P(InputTest, RefusesADamagedStream) {
  auto packed = GetParam().pack(sample_text());
  packed[packed.size() / 2] = static_cast<char>(packed[packed.size() / 2] ^ 0x55);
  packed[packed.size() / 2 + 1] = static_cast<char>(packed[packed.size() / 2 + 1] ^ 0x55);
  EXPECT_THAT(refusal(written(packed)), HasSubstr("damaged " + GetParam().name));
}

TEST_P(InputTest, RefusesWhatUnpacksToMoreThanTheLimit) {
  EXPECT_THAT(refusal(written(GetParam().pack(std::string(100'000, 'x'))), 99'999),
              HasSubstr("more than 99999 bytes"));
  std::istringstream no_input;
  EXPECT_EQ(
      open_input(written(GetParam().pack(std::string(100'000, 'x'))), no_input, 100'000)
          ->bytes()
          .size(),
      100'000U);
}

INSTANTIATE_TEST_SUITE_P(Packings, InputTest,
                         ::testing::Values(Packing{"gzip", gzipped},
                                           Packing{"xz", xz_packed},
                                           Packing{"zstd", zstd_packed}),
                         [](const auto& each) { return each.param.name; });

TEST(StandardInputTest, ReadsATextToItsEnd) {
  std::istringstream input{sample_text()};
  EXPECT_EQ(open_input("-", input)->bytes(), sample_text());
}

TEST(StandardInputTest, RefusesMoreThanTheLimit) {
  std::istringstream input{"12345"};
  EXPECT_THROW(open_input("-", input, 4), Error);
}

}  // namespace
}  // namespace memstrata
