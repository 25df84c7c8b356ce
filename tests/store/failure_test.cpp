// What the file system or another program does to a database.

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <unistd.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/sample_map.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using namespace test;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class FailureTest : public testing::Test {
 protected:
  FailureTest() {
    remove_files();
    put("v1");
  }
  ~FailureTest() override { remove_files(); }

  void put(const std::string& label) {
    Database database(path_, {.access = Access::write});
    put(database, label);
    database.checkpoint();
  }

  static void put(Database& database, const std::string& label) {
    SampleMap map = small_sample();
    map.regions[0].contributions[0].spans[0].names = {std::string(3000, 'n') + label};
    put_build(database, {.target = "board", .label = label}, memory_map(map));
  }

  static void exec(const Database& database, const std::string& sql) {
    EXPECT_EQ(sqlite3_exec(database.handle(), sql.c_str(), nullptr, nullptr, nullptr),
              SQLITE_OK)
        << sql;
  }

  // The sentence for the person who typed the command, which is one line.
  template <class Action>
  std::string complaint_of(const Action& action) {
    try {
      action();
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::database);
      EXPECT_THAT(error.what(), Not(HasSubstr("\n")));
      return error.what();
    }
    ADD_FAILURE() << "nothing was said";
    return "";
  }

  void expect_only_the_first_build() {
    const Database database(path_);
    EXPECT_EQ(stored_builds(database).size(), 1U);
    EXPECT_THAT(verify(database), testing::IsEmpty());
  }

  void remove_files() {
    for (const char* suffix : {"", "-wal", "-shm"}) {
      std::filesystem::remove(path_ + suffix);
    }
  }

  std::string path_ = (std::filesystem::temp_directory_path() /
                       ("memstrata-failure-" + std::to_string(getpid()) + ".db"))
                          .string();
};

TEST_F(FailureTest, SaysThatTheDiskIsFullAndStoresNothingHalf) {
  {
    Database database(path_, {.access = Access::write});
    exec(database, "PRAGMA max_page_count = 1");  // as many as there are
    EXPECT_THAT(complaint_of([&] { put(database, "v2"); }),
                AllOf(HasSubstr("the disk is full"), HasSubstr(path_)));
    exec(database, "PRAGMA max_page_count = 100000");
    put(database, "v3");  // goes on as soon as there is room
    delete_build(database, stored_builds(database).back().key);
  }
  expect_only_the_first_build();
}

TEST_F(FailureTest, SaysThatAnotherProgramKeepsItLocked) {
  Database writer(path_, {.access = Access::write});
  Database other(path_, {.access = Access::write});
  exec(other, "BEGIN IMMEDIATE");
  sqlite3_busy_timeout(writer.handle(), 10);
  EXPECT_THAT(complaint_of([&] { put(writer, "v2"); }),
              AllOf(HasSubstr("is locked"), HasSubstr(path_)));
  exec(other, "ROLLBACK");
  put(writer, "v2");
  EXPECT_EQ(stored_builds(writer).size(), 2U);
}

TEST_F(FailureTest, SaysThatTheFileIsDamaged) {
  const auto size = std::filesystem::file_size(path_);
  constexpr std::uintmax_t kPage = 4096;
  {
    std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t page = kPage; page < size; page += kPage) {
      file.seekp(static_cast<std::streamoff>(page));
      file << std::string(kPage / 2, '\xff');
    }
  }
  EXPECT_THAT(complaint_of([&] {
                const Database database(path_);
                stored_builds(database);
              }),
              AllOf(HasSubstr("is damaged"), HasSubstr(path_)));
}

TEST_F(FailureTest, SaysThatTheFileIsCutOff) {
  std::filesystem::resize_file(path_, std::filesystem::file_size(path_) / 2);
  EXPECT_THAT(complaint_of([&] {
                const Database database(path_);
                stored_builds(database);
                verify(database);
              }),
              AllOf(HasSubstr("is damaged"), HasSubstr(path_)));
}

}  // namespace
}  // namespace memstrata
