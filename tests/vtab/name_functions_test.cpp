#include "vtab/name_functions.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace memstrata {
namespace {

class NameFunctionsTest : public testing::Test {
 public:
  NameFunctionsTest(const NameFunctionsTest&) = delete;
  NameFunctionsTest& operator=(const NameFunctionsTest&) = delete;

 protected:
  NameFunctionsTest() {
    sqlite3_open(":memory:", &connection_);
    register_name_functions(connection_);
  }
  ~NameFunctionsTest() override { sqlite3_close(connection_); }

  int matches(const char* name, const char* patterns) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(connection_, "SELECT name_matches(?1, ?2)", -1, &statement,
                       nullptr);
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, patterns, -1, SQLITE_STATIC);
    const int result =
        sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return result;
  }

 private:
  sqlite3* connection_ = nullptr;
};

TEST_F(NameFunctionsTest, LetsEverythingThroughWhereNothingIsAskedFor) {
  EXPECT_EQ(matches("main", "[]"), 1);
  EXPECT_EQ(matches(nullptr, "[]"), 1);
}

TEST_F(NameFunctionsTest, FitsOneOfSeveralPatterns) {
  EXPECT_EQ(matches("uart_write", R"(["main","uart_*"])"), 1);
  EXPECT_EQ(matches("spi_write", R"(["main","uart_*"])"), 0);
}

TEST_F(NameFunctionsTest, TakesANameWithPatternCharactersAsItStands) {
  EXPECT_EQ(matches("f(char [4])", "[\"f(char [4])\"]"), 1);
}

TEST_F(NameFunctionsTest, SeesThroughMangling) {
  EXPECT_EQ(matches("_ZN4node4sendEv", R"(["node::send*"])"), 1);
  EXPECT_EQ(matches("_ZN4node4sendEv", R"(["_ZN4node*"])"), 1);
}

TEST_F(NameFunctionsTest, FindsNoNameInWhatHasNone) {
  EXPECT_EQ(matches(nullptr, R"(["*"])"), 0);
  EXPECT_EQ(matches("", R"(["*"])"), 0);
}

TEST_F(NameFunctionsTest, FailsForPatternsThatAreNoList) {
  EXPECT_EQ(matches("main", "main"), -1);
}

}  // namespace
}  // namespace memstrata
