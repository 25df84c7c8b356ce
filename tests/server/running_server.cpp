#include "server/running_server.hpp"

#include <system_error>

#include "query/story.hpp"
#include "store/database.hpp"
#include "support/folders.hpp"

namespace memstrata::test {

namespace {

class StoryFile {
 public:
  StoryFile()
      : folder_(std::filesystem::temp_directory_path() /
                ("memstrata-server-" +
                 std::to_string(std::filesystem::hash_value(MEMSTRATA_BINARY_DIR)) + "-" +
                 std::to_string(
                     std::chrono::steady_clock::now().time_since_epoch().count()))) {
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "story.db").string();
    Database database{path_, {.access = Access::write, .durability = Durability::normal}};
    put_story(database);
    database.checkpoint();
  }
  ~StoryFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  StoryFile(const StoryFile&) = delete;
  StoryFile& operator=(const StoryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::filesystem::path folder_;
  std::string path_;
};

}  // namespace

const std::string& story_file() {
  static const StoryFile kFile;
  return kFile.path();
}

RunningServer::RunningServer(const ServerOptions& options)
    : server_(options), thread_([this] { server_.run(); }) {}

RunningServer::~RunningServer() {
  server_.stop();
  thread_.join();
}

httplib::Client RunningServer::client() const {
  return httplib::Client{"127.0.0.1", port()};
}

httplib::Result RunningServer::get(const std::string& path,
                                   const httplib::Headers& headers) const {
  return client().Get(path, headers);
}

}  // namespace memstrata::test
