#pragma once

#include <filesystem>
#include <string>
#include <thread>

#include <httplib.h>

#include "server/server.hpp"

namespace memstrata::test {

/// A database file with the story of the sample firmware, made once for a program.
const std::string& story_file();

/// A server on a free port of this machine, stopped at the end of its life.
class RunningServer {
 public:
  explicit RunningServer(const ServerOptions& options = {.database = story_file(),
                                                         .port = 0});
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] int port() const { return server_.port(); }
  [[nodiscard]] httplib::Client client() const;
  [[nodiscard]] httplib::Result get(const std::string& path,
                                    const httplib::Headers& headers = {}) const;

 private:
  Server server_;
  std::thread thread_;
};

}  // namespace memstrata::test
