#include "layout/checksum.hpp"

#include <string>

#include <gtest/gtest.h>

namespace memstrata {
namespace {

// The values are those of the reference program, `xxhsum -H64`.
TEST(ChecksumTest, IsXxh64) {
  EXPECT_EQ(checksum(""), 0xef46db3751d8e999U);
  EXPECT_EQ(checksum("a"), 0xd24ec4f1a98c6e5bU);
  EXPECT_EQ(checksum("abc"), 0x44bc2cf5ad770999U);
  EXPECT_EQ(checksum("The quick brown fox jumps over the lazy dog"), 0x0b242d361fda71bcU);
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
