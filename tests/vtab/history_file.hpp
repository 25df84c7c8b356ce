#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>
#include <unistd.h>

#include "layout/codec.hpp"

namespace memstrata::testing {

/// A row as text, columns joined by `|`; NULL is "null".
using Rows = std::vector<std::string>;

struct CloseConnection {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using Connection = std::unique_ptr<sqlite3, CloseConnection>;

/// Opens a file (or ":memory:") with the table functions registered.
Connection connected(const std::string& path);

/// Throws std::runtime_error with SQLite's message.
Rows rows(sqlite3* connection, const std::string& sql);

/// A history of one target (1), written row by row with the codec itself.
class HistoryFile {
 public:
  explicit HistoryFile(const std::string& path = ":memory:");

  [[nodiscard]] sqlite3* connection() const { return connection_.get(); }
  [[nodiscard]] Rows rows(const std::string& sql) const;
  void run(const std::string& sql) const { testing::rows(connection(), sql); }

  TextId text(const std::string& text);
  std::uint32_t object(const std::string& path, const std::string& archive);
  /// The first build of a branch is a keyframe unless the branch forks.
  void put(std::int64_t branch, std::int64_t ord, const BuildLayout& layout);
  void fork(std::int64_t branch, std::int64_t from_branch, std::int64_t from_ord);

 private:
  void insert_layout(std::int64_t branch, std::int64_t ord, const char* kind,
                     const std::string& data) const;

  Connection connection_;
  TextId next_text_ = 1;
  std::uint32_t next_object_ = 1;
  std::vector<std::pair<std::int64_t, Records>> newest_;  // of each branch
};

/// A file that goes away with the test; one of a name in a process.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              ("memstrata-" + name + "-" + std::to_string(getpid()))) {
    std::filesystem::remove(path_);
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

/// A build of a small firmware: `.text` with two functions and fill in FLASH,
/// `.data` that runs in RAM and is loaded from FLASH, `.bss`, and `.comment`.
BuildLayout small_firmware(HistoryFile& history, Bytes main_size = 40);

}  // namespace memstrata::testing
