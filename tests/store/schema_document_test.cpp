// docs/schema.md is made of the comments in sql/schema and sql/views.

#include "store/schema_document.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include <gmock/gmock.h>

#include "store/database.hpp"
#include "store/history_dump.hpp"
#include "support/folders.hpp"

namespace memstrata {
namespace {

using namespace test;

const std::string kPath = std::string(MEMSTRATA_SOURCE_DIR) + "/docs/schema.md";

std::string content_of(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

TEST(SchemaDocumentTest, IsCurrent) {
  const std::string document = schema_document(described_relations());
  if (std::getenv("MEMSTRATA_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(kPath) << document;
  }
  EXPECT_EQ(content_of(kPath), document)
      << "run the test once with MEMSTRATA_UPDATE_GOLDEN=1";
}

TEST(SchemaDocumentTest, NamesEveryColumnAndDescribesThoseOfViews) {
  const Database database(":memory:", {.access = Access::write});
  std::vector<std::string> described;
  for (const Relation& relation : described_relations()) {
    EXPECT_NE(relation.comment, "") << relation.name;
    for (const RelationColumn& column : relation.columns) {
      described.push_back(relation.name + "." + column.name);
      if (relation.kind == "view") {
        EXPECT_NE(column.comment, "") << described.back();
      }
    }
  }
  std::vector<std::string> actual =
      rows_of(database,
              "SELECT relation.name || '.' || info.name FROM sqlite_schema AS relation "
              "JOIN pragma_table_info(relation.name) AS info "
              "WHERE relation.type IN ('table', 'view')");
  std::ranges::sort(described);
  std::ranges::sort(actual);
  std::vector<std::string> only_in_one;
  std::ranges::set_symmetric_difference(described, actual,
                                        std::back_inserter(only_in_one));
  EXPECT_THAT(only_in_one, testing::IsEmpty());
}

TEST(SchemaDocumentTest, EveryViewAnswers) {
  const Database database(":memory:", {.access = Access::write});
  for (const std::string& view :
       rows_of(database, "SELECT name FROM sqlite_schema WHERE type = 'view'")) {
    EXPECT_THAT(rows_of(database, "SELECT count(*) FROM " + view),
                testing::ElementsAre("0"))
        << view;
  }
}

}  // namespace
}  // namespace memstrata
