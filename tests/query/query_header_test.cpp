#include "query/query_header.hpp"

#include <gmock/gmock.h>

#include "model/error.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kQuestion =
    "-- How large was a region?\n"
    "--\n"
    "-- Bytes of padding count.\n"
    "--\n"
    "-- @param  target  target  = \"\"     board and variant\n"
    "-- @param  region  text    = .text  output section\n"
    "-- @param  last    count            how many = many\n"
    "-- @column size    bytes            what it takes\n"
    "SELECT 1 AS size; -- @column never read\n";

TEST(QueryHeaderTest, TakesTheFirstLineAsTitle) {
  const auto query = read_query("region/size", kQuestion);
  EXPECT_EQ(query.name, "region/size");
  EXPECT_EQ(query.title, "How large was a region?");
  EXPECT_EQ(query.sql, kQuestion);
}

TEST(QueryHeaderTest, ReadsParametersWithKindDefaultAndDescription) {
  const auto query = read_query("region/size", kQuestion);
  ASSERT_EQ(query.parameters.size(), 3U);
  EXPECT_EQ(query.parameters[0].name, "target");
  EXPECT_EQ(query.parameters[0].kind, Kind::target);
  EXPECT_EQ(query.parameters[0].default_value, "");
  EXPECT_EQ(query.parameters[1].default_value, ".text");
  EXPECT_EQ(query.parameters[1].description, "output section");
  EXPECT_EQ(query.parameters[2].default_value, std::nullopt);
  EXPECT_EQ(query.parameters[2].description, "how many = many");
}

TEST(QueryHeaderTest, ReadsColumnsOfTheCommentBlockAlone) {
  const auto query = read_query("region/size", kQuestion);
  ASSERT_EQ(query.columns.size(), 1U);
  EXPECT_EQ(query.columns[0].name, "size");
  EXPECT_EQ(query.columns[0].kind, Kind::bytes);
  EXPECT_EQ(query.columns[0].description, "what it takes");
}

TEST(QueryHeaderTest, KeepsTheRemarksForPeople) {
  EXPECT_EQ(query_remarks(kQuestion), "Bytes of padding count.\n");
}

TEST(QueryHeaderTest, RefusesAnAnnotationThatItCannotRead) {
  const auto code_of = [](std::string_view sql) {
    try {
      read_query("broken", sql);
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::usage;
  };
  EXPECT_EQ(code_of("-- What?\n-- @param size inches\n"), ErrorCode::internal);
  EXPECT_EQ(code_of("-- What?\n-- @colunm size bytes\n"), ErrorCode::internal);
  EXPECT_EQ(code_of("SELECT 1;\n"), ErrorCode::internal);
}

}  // namespace
}  // namespace memstrata
