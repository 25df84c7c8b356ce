// The direction of dependencies, written down a second time: src/CMakeLists.txt has it
// as USES lists, this table says which folders and libraries each folder may include.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/folders.hpp"

namespace {

using ::testing::IsEmpty;

const std::map<std::string, std::set<std::string>> kFolders = {
    {"model", {}},
    {"platform", {"model"}},
    {"text", {"model", "platform"}},
    {"parse", {"model", "text"}},
    {"layout", {"model"}},
    {"vtab", {"model", "text", "layout"}},
    {"store", {"model", "text", "layout", "vtab"}},
    {"query", {"model", "text", "store"}},
    // It prints what verify and the heap store return.
    {"report", {"model", "text", "store", "query"}},
    {"project", {"model", "platform", "text"}},
    {"cli",
     {"model", "platform", "text", "parse", "store", "query", "report", "project",
      "server"}},
    {"server", {"model", "platform", "store", "query", "report"}},
};

/// Which folders may include a library's header; a library that is not here is free to
/// all.
const std::map<std::string, std::set<std::string>> kLibraries = {
    {"CLI/", {"cli"}},
    {"httplib.h", {"server"}},
    {"sqlite3.h", {"store", "vtab", "query"}},
    {"sqlite3ext.h", {"vtab"}},
    {"SQLiteCpp/", {"store"}},
    {"nlohmann/", {"report", "server", "project"}},
    {"toml", {"project"}},
    {"zstd.h", {"text", "layout", "store"}},
    {"unistd.h", {"platform"}},
    {"sys/", {"platform"}},
    {"fcntl.h", {"platform"}},
    {"signal.h", {"platform"}},
};

struct Include {
  std::filesystem::path file;
  std::string target;
  bool own = false;  // "..." as against <...>
};

std::vector<Include> includes_below(const std::filesystem::path& folder) {
  std::vector<Include> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension != ".cpp" && extension != ".hpp") {
      continue;
    }
    std::ifstream file{entry.path()};
    for (std::string line; std::getline(file, line);) {
      if (!line.starts_with("#include ") || line.size() < 12) {
        continue;
      }
      const bool own = line[9] == '"';
      const auto end = line.find(own ? '"' : '>', 10);
      found.push_back({entry.path(), line.substr(10, end - 10), own});
    }
  }
  return found;
}

const std::filesystem::path kSource = std::filesystem::path{MEMSTRATA_SOURCE_DIR} / "src";

TEST(LayeringTest, KnowsEveryFolderOfTheSource) {
  for (const auto& entry : std::filesystem::directory_iterator(kSource)) {
    if (entry.is_directory()) {
      EXPECT_TRUE(kFolders.contains(entry.path().filename().string())) << entry.path();
    }
  }
}

TEST(LayeringTest, IncludesOnlyFoldersThatStandBelow) {
  std::vector<std::string> upward;
  for (const auto& [folder, below] : kFolders) {
    for (const auto& include : includes_below(kSource / folder)) {
      const std::string used = include.target.substr(0, include.target.find('/'));
      if (include.own && used != folder && !below.contains(used)) {
        upward.push_back(include.file.string() + " includes " + include.target);
      }
    }
  }
  EXPECT_THAT(upward, IsEmpty());
}

TEST(LayeringTest, KeepsEachLibraryInItsFolders) {
  std::vector<std::string> strays;
  for (const auto& [folder, below] : kFolders) {
    for (const auto& include : includes_below(kSource / folder)) {
      for (const auto& [library, homes] : kLibraries) {
        if (!include.own && include.target.starts_with(library) &&
            !homes.contains(folder)) {
          strays.push_back(include.file.string() + " includes <" + include.target + ">");
        }
      }
    }
  }
  EXPECT_THAT(strays, IsEmpty());
}

/// `memstrata::gnu_ld::LayoutReader` of every class that a header defines.
std::vector<std::string> classes_of(const std::filesystem::path& header) {
  std::vector<std::string> found;
  std::string space;
  std::ifstream file{header};
  for (std::string line; std::getline(file, line);) {
    std::istringstream words{line};
    std::string kind;
    std::string name;
    words >> kind >> name;
    if (line.starts_with("namespace ")) {
      space = name;
    } else if ((line.starts_with("struct ") || line.starts_with("class ")) &&
               line.back() != ';') {
      found.push_back(space + "::" + name);
    }
  }
  return found;
}

// One of two would be linked for both, and read what the other wrote.
TEST(LayeringTest, GivesEachClassANameOfItsOwn) {
  std::map<std::string, std::filesystem::path> homes;
  std::vector<std::string> shared;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource)) {
    if (entry.path().extension() != ".hpp") {
      continue;
    }
    for (const auto& name : classes_of(entry.path())) {
      const auto [home, is_new] = homes.try_emplace(name, entry.path());
      if (!is_new) {
        shared.push_back(name + " in " + home->second.string() + " and " +
                         entry.path().string());
      }
    }
  }
  EXPECT_THAT(homes, ::testing::SizeIs(::testing::Gt(100)));
  EXPECT_THAT(shared, IsEmpty());
}

TEST(LayeringTest, WritesToTheStandardStreamsInMainAlone) {
  std::vector<std::string> writers;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource)) {
    if (!entry.is_regular_file() || entry.path().filename() == "main.cpp") {
      continue;
    }
    std::ifstream file{entry.path()};
    for (std::string line; std::getline(file, line);) {
      if (line.find("std::cout") != std::string::npos ||
          line.find("std::cerr") != std::string::npos) {
        writers.push_back(entry.path().string());
      }
    }
  }
  EXPECT_THAT(writers, IsEmpty());
}

TEST(LayeringTest, WritesStatementsInSqlFilesAlone) {
  std::vector<std::string> statements;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource)) {
    if (entry.path().extension() != ".cpp") {
      continue;
    }
    std::ifstream file{entry.path()};
    for (std::string line; std::getline(file, line);) {
      for (const char* start :
           {"\"SELECT ", "\"INSERT INTO ", "\"UPDATE ", "\"DELETE FROM ", "\"WITH "}) {
        // An example of the command `sql` holds what the user would type.
        const bool is_example = line.find("R\"(sql ") != std::string::npos;
        if (!is_example && line.find(start) != std::string::npos) {
          statements.push_back(entry.path().string() + ": " + line);
        }
      }
    }
  }
  EXPECT_THAT(statements, IsEmpty());
}

}  // namespace
