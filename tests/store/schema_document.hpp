#pragma once

#include <string>
#include <vector>

namespace memstrata::test {

struct RelationColumn {
  std::string name;
  std::string type;     // '' in a view
  std::string comment;  // behind its declaration
};

/// A table or view as its file declares it.
struct Relation {
  std::string name;
  std::string kind;  // "table" or "view"
  std::string comment;
  std::vector<RelationColumn> columns;
};

/// All of sql/schema and sql/views, in the order of the files.
std::vector<Relation> described_relations();

/// As Markdown.
std::string schema_document(const std::vector<Relation>& relations);

}  // namespace memstrata::test
