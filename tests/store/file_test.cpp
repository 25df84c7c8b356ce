// One file is the history: copies, readers, crashes, folders nobody may write.

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "model/error.hpp"
#include "store/builds.hpp"
#include "store/history_dump.hpp"
#include "store/sample_map.hpp"
#include "store/verify.hpp"

namespace memstrata {
namespace {

using namespace test;
namespace fs = std::filesystem;

class FileTest : public testing::Test {
 protected:
  FileTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~FileTest() override { fs::remove_all(folder_); }

  static void put(Database& database, const std::string& label, Time second) {
    SampleMap map = small_sample();
    map.regions[0].contributions[0].spans[0].size = 100 + static_cast<Bytes>(second);
    put_build(database,
              {.target = "board", .label = label, .time = 1'700'000'000 + second},
              memory_map(map));
  }

  Database writer() { return Database(path_, {.access = Access::write}); }

  static std::size_t build_count(const std::string& path) {
    return stored_builds(Database(path)).size();
  }

  std::string copy_of_file_alone() {
    std::string copy = folder_ + "/copy.db";
    fs::copy_file(path_, copy, fs::copy_options::overwrite_existing);
    return copy;
  }

  std::vector<std::string> files() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }

  static ErrorCode code_of_opening(const std::string& path, Access access) {
    try {
      Database(path, {.access = access});
    } catch (const Error& error) {
      return error.code();
    }
    ADD_FAILURE() << path << " opened";
    return ErrorCode::internal;
  }

  static void sqlite(const std::string& path, const std::string& sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
  }

  std::string folder_ =
      (fs::temp_directory_path() / ("memstrata-file-" + std::to_string(getpid())))
          .string();
  std::string path_ = folder_ + "/history.db";
};

TEST_F(FileTest, IsWholeInOneFileAfterACheckpoint) {
  Database database = writer();
  put(database, "one", 1);
  EXPECT_TRUE(database.checkpoint());
  EXPECT_EQ(build_count(copy_of_file_alone()), 1U);
}

TEST_F(FileTest, SaysThatAReaderKeepsPartOfItOutOfTheFile) {
  Database database = writer();
  put(database, "one", 1);
  ASSERT_TRUE(database.checkpoint());
  {
    const Database reader(path_);
    sqlite3_exec(reader.handle(), "BEGIN; SELECT * FROM build", nullptr, nullptr,
                 nullptr);
    put(database, "two", 2);
    EXPECT_FALSE(database.checkpoint());
    EXPECT_EQ(build_count(copy_of_file_alone()), 1U);  // consistent, not complete
    fs::remove(folder_ + "/copy.db-shm");
    fs::copy_file(path_ + "-wal", folder_ + "/copy.db-wal",
                  fs::copy_options::overwrite_existing);
    EXPECT_EQ(build_count(folder_ + "/copy.db"), 2U);
    sqlite3_exec(reader.handle(), "COMMIT", nullptr, nullptr, nullptr);
    fs::remove(folder_ + "/copy.db-wal");
    fs::remove(folder_ + "/copy.db-shm");
  }
  EXPECT_TRUE(database.checkpoint());
  EXPECT_EQ(build_count(copy_of_file_alone()), 2U);
}

TEST_F(FileTest, SurvivesAWriterThatIsKilled) {
  {
    Database database = writer();
    put(database, "one", 1);
    ASSERT_TRUE(database.checkpoint());
  }
  const pid_t child = fork();
  if (child == 0) {
    Database database = writer();
    put(database, "two", 2);
    const Transaction unfinished(database);
    put(database, "three", 3);
    raise(SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  EXPECT_EQ(build_count(copy_of_file_alone()), 1U);
  Database database = writer();
  EXPECT_EQ(stored_builds(database).size(), 2U);
  put(database, "four", 4);
  EXPECT_TRUE(database.checkpoint());
  EXPECT_EQ(build_count(copy_of_file_alone()), 3U);
  EXPECT_THAT(verify(database), testing::IsEmpty());
}

TEST_F(FileTest, ReadsAnImmutableFileByUri) {
  {
    Database database = writer();
    put(database, "one", 1);
  }
  EXPECT_EQ(build_count("file:" + path_ + "?immutable=1"), 1U);
}

TEST_F(FileTest, ReadsAClosedFileInAReadOnlyFolder) {
  {
    Database database = writer();
    put(database, "one", 1);
  }
  const pid_t child = fork();
  if (child == 0) {
    // root may write anywhere; nobody may not.
    fs::permissions(path_, fs::perms(0444));
    fs::permissions(folder_, fs::perms(0555));
    if (getuid() == 0 && setuid(65534) != 0) {
      _exit(3);
    }
    try {
      _exit(build_count(path_) == 1 ? 0 : 1);
    } catch (const Error&) {
      _exit(2);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  fs::permissions(folder_, fs::perms(0755));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST_F(FileTest, IsAloneAgainAfterItWasRead) {
  {
    Database database = writer();
    put(database, "one", 1);
  }
  EXPECT_THAT(files(), testing::ElementsAre("history.db"));
  EXPECT_EQ(build_count(path_), 1U);
  EXPECT_THAT(files(), testing::ElementsAre("history.db"));
}

TEST_F(FileTest, KeepsTheLogOfAWriterThatAReaderMeets) {
  Database database = writer();
  put(database, "one", 1);
  EXPECT_EQ(build_count(path_), 1U);
  EXPECT_TRUE(fs::exists(path_ + "-wal"));
  {
    const Database reader(path_);
    put(database, "two", 2);
  }
  put(database, "three", 3);
  EXPECT_EQ(build_count(path_), 3U);
  EXPECT_THAT(verify(database), testing::IsEmpty());
}

TEST_F(FileTest, LeavesTheLogToTheReaderThatClosesLast) {
  {
    Database database = writer();
    put(database, "one", 1);
  }
  {
    const Database other(path_);
    EXPECT_EQ(stored_builds(other).size(), 1U);
    EXPECT_EQ(build_count(path_), 1U);
    EXPECT_EQ(stored_builds(other).size(), 1U);
  }
  EXPECT_THAT(files(), testing::ElementsAre("history.db"));
}

TEST_F(FileTest, LetsEightProcessesWriteAtOnce) {
  constexpr int kProcesses = 8;
  constexpr int kBuilds = 5;
  std::vector<pid_t> children;
  for (int process = 0; process < kProcesses; ++process) {
    const pid_t child = fork();
    if (child == 0) {
      try {
        for (int i = 0; i < kBuilds; ++i) {
          Database database = writer();
          put(database, "p" + std::to_string(process) + "-" + std::to_string(i),
              process * 7 + i);
        }
        _exit(0);
      } catch (const Error&) {
        _exit(1);
      }
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
  const Database database(path_);
  EXPECT_EQ(stored_builds(database).size(), std::size_t{kProcesses} * kBuilds);
  EXPECT_THAT(verify(database), testing::IsEmpty());
}

TEST_F(FileTest, RefusesWhatIsNotItsOwnAndLeavesItAlone) {
  EXPECT_EQ(code_of_opening(path_, Access::read), ErrorCode::not_found);
  sqlite(path_, "CREATE TABLE other (id)");
  EXPECT_EQ(code_of_opening(path_, Access::read), ErrorCode::database_not_ours);
  EXPECT_EQ(code_of_opening(path_, Access::write), ErrorCode::database_not_ours);
  EXPECT_FALSE(fs::exists(path_ + "-wal"));
  std::ofstream(folder_ + "/text.db") << std::string(5000, 'x');
  EXPECT_EQ(code_of_opening(folder_ + "/text.db", Access::write),
            ErrorCode::database_not_ours);
}

TEST_F(FileTest, RefusesANewerSchema) {
  { Database database = writer(); }
  sqlite(path_, "PRAGMA user_version = " + std::to_string(newest_schema() + 1));
  EXPECT_EQ(code_of_opening(path_, Access::read), ErrorCode::database_newer);
  EXPECT_EQ(code_of_opening(path_, Access::write), ErrorCode::database_newer);
}

TEST_F(FileTest, MigratesAnOlderSchemaAndKeepsACopy) {
  // Schema 0: ours, before the first table.
  sqlite(path_,
         "PRAGMA application_id = 1836282994; CREATE TABLE note (id); "
         "PRAGMA user_version = 0");
  EXPECT_EQ(code_of_opening(path_, Access::read), ErrorCode::database_older);
  EXPECT_EQ(migrate(path_), 0);
  EXPECT_TRUE(fs::exists(path_ + ".before-0000"));
  EXPECT_EQ(build_count(path_), 0U);
}

}  // namespace
}  // namespace memstrata
