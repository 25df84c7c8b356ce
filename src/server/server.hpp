#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "model/component.hpp"

namespace memstrata {

struct ServerOptions {
  std::string database;
  std::string host = "127.0.0.1";
  int port = 8137;                     // 0: any free one
  bool exact_port = false;             // false: the next free port when it is taken
  std::vector<Component> components;   // of memstrata.toml
  std::string web_folder;              // empty: the page built into the program
  std::size_t most_connections = 256;  // beyond them: 503
};

/// The page and its API over one database, read-only.
class Server {
 public:
  /// Binds.  Throws Error{usage} when no port is free or the host is not ours.
  explicit Server(const ServerOptions& options);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] int port() const;
  /// "http://127.0.0.1:8137/"
  [[nodiscard]] std::string address() const;

  /// Answers until `stop` is called, from any thread; once.
  void run();
  /// For a server that runs or soon will.
  void stop();

 private:
  class Impl;  // httplib stays in server.cpp
  std::unique_ptr<Impl> impl_;
};

}  // namespace memstrata
