// Maps of a size at which work that grows with the square of it would not end.

#include <string>

#include <gmock/gmock.h>

#include "store/builds.hpp"
#include "store/database_impl.hpp"
#include "store/sample_map.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using namespace test;

constexpr std::size_t kSymbols = 30'000;

/// Static functions that nothing tells apart but their sizes.
MemoryMap functions_of_one_name(std::size_t step) {
  SampleContribution code{.object = "a.o", .section = ".text.f"};
  for (std::size_t i = 0; i < kSymbols; ++i) {
    code.spans.push_back({{"f"}, 16 + 4 * (i * step % 7)});
  }
  return memory_map(
      {.blocks = {{.name = "FLASH", .origin = 0x08000000, .length = 0x1000000}},
       .regions = {{.name = ".text", .block = "FLASH", .contributions = {code}}}});
}

class ManySymbolsTest : public testing::Test {
 protected:
  void put(const std::string& label, const MemoryMap& map) {
    put_build(database_, {.target = "board", .label = label, .time = ++time_}, map);
  }

  Database database_{":memory:", {.access = Access::write}};
  Time time_ = 1'700'000'000;
};

TEST_F(ManySymbolsTest, OfOneNameAreStoredAndVerified) {
  put("v1", functions_of_one_name(1));
  put("v2", functions_of_one_name(3));
  EXPECT_THAT(verify(database_), testing::IsEmpty());
}

// SQLite keeps what a statement undoes apart where the statement may change several rows,
// and throws that away in a time that grows with all that the transaction has changed.
TEST_F(ManySymbolsTest, AreWrittenByStatementsThatChangeOneRow) {
  for (const char* file :
       {"ingest/insert_text.sql", "ingest/insert_symbol.sql",
        "ingest/insert_symbol_change.sql", "ingest/insert_symbol_life.sql",
        "ingest/insert_alias_change.sql", "ingest/insert_object_change.sql",
        "ingest/delete_symbol_change.sql", "ingest/delete_symbol_life.sql"}) {
    const std::string sql(database_.impl().statements.prepared(file).getQuery());
    SQLite::Statement steps(*database_.impl().connection, "EXPLAIN " + sql);
    while (steps.executeStep()) {
      EXPECT_THAT(steps.getColumn("opcode").getString(),
                  testing::Not(testing::AnyOf("Next", "Prev", "Yield")))
          << file;
    }
  }
}

}  // namespace
}  // namespace memstrata
