#include "server/host_check.hpp"

#include <gtest/gtest.h>

namespace memstrata {
namespace {

TEST(HostCheckTest, AddressesAreOurs) {
  EXPECT_TRUE(is_own_host("127.0.0.1:8137", "127.0.0.1"));
  EXPECT_TRUE(is_own_host("192.0.2.7", "0.0.0.0"));
  EXPECT_TRUE(is_own_host("[::1]:8137", "::1"));
  EXPECT_TRUE(is_own_host("[fe80::1]", "::"));
}

TEST(HostCheckTest, LocalhostIsOursInAnyCase) {
  EXPECT_TRUE(is_own_host("localhost:8137", "127.0.0.1"));
  EXPECT_TRUE(is_own_host("LocalHost", "127.0.0.1"));
}

TEST(HostCheckTest, TheConfiguredNameIsOurs) {
  EXPECT_TRUE(is_own_host("buildbox:8137", "buildbox"));
  EXPECT_FALSE(is_own_host("otherbox:8137", "buildbox"));
}

TEST(HostCheckTest, ANameThatAnotherSitePointedHereIsNot) {
  EXPECT_FALSE(is_own_host("evil.example:8137", "127.0.0.1"));
  EXPECT_FALSE(is_own_host("127.0.0.1.evil.example", "127.0.0.1"));
  EXPECT_FALSE(is_own_host("localhost.evil.example", "127.0.0.1"));
  EXPECT_FALSE(is_own_host("fe80.evil", "127.0.0.1"));
}

TEST(HostCheckTest, NoNameIsNot) {
  EXPECT_FALSE(is_own_host("", "127.0.0.1"));
  EXPECT_FALSE(is_own_host(":8137", "127.0.0.1"));
  EXPECT_FALSE(is_own_host("[", "127.0.0.1"));
}

}  // namespace
}  // namespace memstrata
