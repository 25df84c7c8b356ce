#include "store/schema_document.hpp"

#include <array>
#include <sstream>

#include "store/sql_catalog.hpp"

namespace memstrata::test {
namespace {

// "  ord INTEGER NOT NULL,   -- place" into declaration and comment.
struct Line {
  std::string declaration;
  std::string comment;
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" ");
  return first == std::string::npos
             ? std::string()
             : text.substr(first, text.find_last_not_of(" ,(") + 1 - first);
}

Line split(const std::string& line) {
  const auto dashes = line.find("-- ");
  return dashes == std::string::npos
             ? Line{trimmed(line), ""}
             : Line{trimmed(line.substr(0, dashes)), line.substr(dashes + 3)};
}

// Words that begin a line of a table that declares no column.
bool is_constraint(const std::string& word) {
  constexpr std::array kWords{"PRIMARY", "UNIQUE", "FOREIGN",
                              "ON",      "CHECK",  "DEFERRABLE"};
  for (const char* constraint : kWords) {
    if (word == constraint) {
      return true;
    }
  }
  return false;
}

class Reader {
 public:
  explicit Reader(std::vector<Relation>& relations) : relations_(relations) {}

  void read(const std::string& text) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
      read_line(split(line), line.starts_with("CREATE "));
    }
  }

 private:
  void read_line(const Line& line, bool begins) {
    std::istringstream words(line.declaration);
    std::string word;
    std::string next;
    words >> word >> next;
    if (begins && (next == "TABLE" || next == "VIEW")) {
      std::string name;
      words >> name;
      relations_.push_back({name, next == "TABLE" ? "table" : "view", line.comment, {}});
      inside_ = true;
    } else if (inside_ && word.starts_with(")")) {
      inside_ = false;
    } else if (inside_ && word.empty() && !relations_.back().columns.empty()) {
      relations_.back().columns.back().comment += " " + line.comment;
    } else if (inside_ && !is_constraint(word)) {
      relations_.back().columns.push_back({word, next, line.comment});
    }
  }

  std::vector<Relation>& relations_;
  bool inside_ = false;
};

std::string cell(const std::string& text) {
  std::string result;
  for (const char c : text) {
    result += c == '|' ? std::string("\\|") : std::string(1, c);
  }
  return result;
}

}  // namespace

std::vector<Relation> described_relations() {
  std::vector<Relation> relations;
  Reader reader(relations);
  for (const char* folder : {"schema/", "views/"}) {
    for (const EmbeddedFile& file : sql_folder(folder)) {
      reader.read(std::string(file.text));
    }
  }
  return relations;
}

std::string schema_document(const std::vector<Relation>& relations) {
  std::ostringstream text;
  text
      << "# The database\n\n"
         "One SQLite file holds the whole history. Any SQLite program may read it; only\n"
         "memstrata writes it. The views are made for people, the tables may change "
         "with\n"
         "the schema number (`PRAGMA user_version`).\n\n"
         "Sizes are bytes. `ord` is the place of a build in its branch: seconds since\n"
         "2000-01-01 UTC, one more where that is taken. A thing as of a build is the "
         "row\n"
         "with `valid_from <= ord AND ord < valid_to`:\n\n"
         "    SELECT name, object, size FROM symbol_version\n"
         "    WHERE target = 'PYBV11' AND branch = 'main'\n"
         "      AND (SELECT ord FROM builds WHERE target = 'PYBV11' AND label = "
         "'v1.26.0')\n"
         "          BETWEEN valid_from AND valid_to - 1\n"
         "    ORDER BY size DESC LIMIT 20;\n\n"
         "This page is made of the comments in `sql/schema` and `sql/views`.\n";
  for (const char* kind : {"view", "table"}) {
    text << "\n## " << (std::string(kind) == "view" ? "Views" : "Tables") << "\n";
    for (const Relation& relation : relations) {
      if (relation.kind != kind) {
        continue;
      }
      text << "\n### " << relation.name << "\n\n" << relation.comment << "\n\n";
      text << "| column | type | meaning |\n| --- | --- | --- |\n";
      for (const RelationColumn& column : relation.columns) {
        text << "| `" << column.name << "` | " << column.type << " | "
             << cell(column.comment) << " |\n";
      }
    }
  }
  return text.str();
}

}  // namespace memstrata::test
