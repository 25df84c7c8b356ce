#include "layout/checksum.hpp"

#include <string>

#include <gtest/gtest.h>

namespace memstrata {
namespace {

// The values are those of the reference program, `xxhsum -H3`.
TEST(ChecksumTest, IsXxh3) {
  EXPECT_EQ(checksum(""), 0x2d06800538d394c2U);
  EXPECT_EQ(checksum("a"), 0xe6c632b61e964e1fU);
  EXPECT_EQ(checksum("abc"), 0x78af5f94892f3950U);
  EXPECT_EQ(checksum("The quick brown fox jumps over the lazy dog"), 0xce7d19a5418fb365U);
}

TEST(ChecksumTest, ChangesWithEveryByteAndTheSeed) {
  const std::string bytes(100, 'x');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string other = bytes;
    other[i] = 'y';
    EXPECT_NE(checksum(other), checksum(bytes)) << i;
  }
  EXPECT_NE(checksum(bytes, 1), checksum(bytes));
}

}  // namespace
}  // namespace memstrata
