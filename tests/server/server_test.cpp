#include "server/server.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "model/error.hpp"
#include "server/running_server.hpp"
#include "store/builds.hpp"

namespace memstrata {
namespace {

using test::RunningServer;
using test::story_file;
using ::testing::HasSubstr;
using ::testing::Not;

/// A connection on which nothing is said, or not all that a request needs.
class SilentClient {
 public:
  explicit SilentClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address),
                              sizeof address) == 0;
  }
  ~SilentClient() { ::close(socket_); }
  SilentClient(const SilentClient&) = delete;
  SilentClient& operator=(const SilentClient&) = delete;

  [[nodiscard]] bool is_connected() const { return is_connected_; }
  void say(std::string_view words) const {
    EXPECT_EQ(::send(socket_, words.data(), words.size(), 0),
              static_cast<ssize_t>(words.size()));
  }

 private:
  int socket_;
  bool is_connected_ = false;
};

TEST(ServerTest, TwoServersGetTwoPorts) {
  const RunningServer first;
  const RunningServer second{{.database = story_file(), .port = first.port()}};
  EXPECT_NE(first.port(), second.port());
  EXPECT_EQ(second.get("/api/")->status, 200);
}

TEST(ServerTest, APortThatMustBeThatOneIsNotSharedButRefused) {
  const RunningServer first;
  EXPECT_THROW(
      (Server{{.database = story_file(), .port = first.port(), .exact_port = true}}),
      Error);
}

TEST(ServerTest, EveryAnswerCarriesTheSecurityHeaders) {
  const RunningServer server;
  for (const char* path : {"/", "/api/", "/nothing", "/api/nothing"}) {
    const auto answer = server.get(path);
    ASSERT_TRUE(answer) << path;
    const auto policy = answer->get_header_value("Content-Security-Policy");
    EXPECT_THAT(policy, HasSubstr("script-src 'self'")) << path;
    EXPECT_THAT(policy, HasSubstr("style-src 'self'")) << path;
    EXPECT_THAT(policy, HasSubstr("frame-ancestors 'none'")) << path;
    EXPECT_THAT(policy, Not(HasSubstr("unsafe"))) << path;
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff") << path;
  }
}

TEST(ServerTest, ARequestForAForeignNameIsMisdirected) {
  const RunningServer server;
  EXPECT_EQ(server.get("/api/targets", {{"Host", "evil.example"}})->status, 421);
  EXPECT_EQ(server.get("/api/targets", {{"Host", "localhost"}})->status, 200);
}

TEST(ServerTest, AnAnswerThatTheClientHasIsNotSentAgain) {
  const RunningServer server;
  const auto first = server.get("/api/targets");
  const auto tag = first->get_header_value("ETag");
  ASSERT_FALSE(tag.empty());
  const auto second = server.get("/api/targets", {{"If-None-Match", tag}});
  EXPECT_EQ(second->status, 304);
  EXPECT_TRUE(second->body.empty());
  EXPECT_EQ(server.get("/api/targets", {{"If-None-Match", "W/\"1\""}})->status, 200);
}

TEST(ServerTest, EachChangeOfTheHistoryIsInTheNextAnswer) {
  const auto path =
      (std::filesystem::path{story_file()}.parent_path() / "edited.db").string();
  std::filesystem::copy_file(story_file(), path,
                             std::filesystem::copy_options::overwrite_existing);
  const RunningServer server{{.database = path, .port = 0}};
  Database writer{path, {.access = Access::write, .durability = Durability::normal}};
  const auto build = stored_builds(writer).front();
  const std::string asked = "/api/builds?target=" + build.metadata.target;
  for (int i = 0; i < 20; ++i) {
    const auto note = "note " + std::to_string(i);
    edit_build(writer, build.key, {.note = note});
    // Several at once take several connections; each sees the change for itself.
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 4; ++reader) {
      readers.emplace_back(
          [&] { EXPECT_THAT(server.get(asked)->body, HasSubstr(note + "\"")); });
    }
    for (auto& reader : readers) {
      reader.join();
    }
    EXPECT_THAT(server.get(asked)->body, HasSubstr(note + "\""));
  }
}

TEST(ServerTest, WhatSqlFindsIsFoundAnew) {
  const RunningServer server;
  const std::string asked = "/api/sql?sql=SELECT%20random()";
  EXPECT_NE(server.get(asked)->body, server.get(asked)->body);
}

TEST(ServerTest, AnAnswerIsCompressedOnce) {
  const RunningServer server;
  auto client = server.client();
  client.set_decompress(false);
  const auto packed =
      client.Get("/api/tree?target=node-m4", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(packed->get_header_value_count("Content-Encoding"), 1);
  EXPECT_EQ(packed->get_header_value("Content-Encoding"), "gzip");
  const auto plain = server.get("/api/tree?target=node-m4");
  EXPECT_LT(packed->body.size(), plain->body.size());
  const auto unpacked =
      server.get("/api/tree?target=node-m4", {{"Accept-Encoding", "gzip"}});
  EXPECT_EQ(unpacked->body, plain->body);
}

TEST(ServerTest, WhatIsKeptCompressedStaysReadableForOthers) {
  const RunningServer server;
  for (const std::string path : {"/app.js", "/", "/api/tree?target=node-m4"}) {
    const std::string plain = server.get(path)->body;
    for (int again = 0; again < 2; ++again) {
      const auto unpacked = server.get(path, {{"Accept-Encoding", "gzip"}});
      EXPECT_EQ(unpacked->body, plain) << path;
      EXPECT_EQ(server.get(path)->body, plain) << path;
      EXPECT_THAT(unpacked->get_header_value("Vary"), HasSubstr("Accept-Encoding"));
    }
    auto client = server.client();
    client.set_decompress(false);
    const httplib::Headers gzip{{"Accept-Encoding", "gzip"}};
    const auto packed = client.Get(path, gzip);
    EXPECT_EQ(packed->get_header_value_count("Content-Encoding"), 1) << path;
    EXPECT_EQ(client.Get(path, gzip)->body, packed->body) << path;
    const std::string tag = packed->get_header_value("ETag");
    EXPECT_EQ(
        server.get(path, {{"Accept-Encoding", "gzip"}, {"If-None-Match", tag}})->status,
        304)
        << path;
  }
}

TEST(ServerTest, ABrowserGetsGzipAndNothingSlower) {
  const RunningServer server;
  auto client = server.client();
  client.set_decompress(false);
  const auto answer = client.Get("/api/tree?target=node-m4",
                                 {{"Accept-Encoding", "gzip, deflate, br, zstd"}});
  EXPECT_EQ(answer->get_header_value("Content-Encoding"), "gzip");
  const auto plain = client.Get("/api/tree?target=node-m4", {{"Accept-Encoding", "br"}});
  EXPECT_FALSE(plain->has_header("Content-Encoding"));
}

TEST(ServerTest, GzipCanBeRefusedAndSpeltInCapitals) {
  const RunningServer server;
  auto client = server.client();
  client.set_decompress(false);
  const auto is_packed = [&client](const char* accepted) {
    return client.Get("/app.js", {{"Accept-Encoding", accepted}})
        ->has_header("Content-Encoding");
  };
  EXPECT_TRUE(is_packed("GZIP"));
  EXPECT_TRUE(is_packed("br;q=1.0, gzip;q=0.8, *;q=0.1"));
  EXPECT_FALSE(is_packed("gzip;q=0"));
  EXPECT_FALSE(is_packed("br, gzip;q=0.0"));
}

TEST(ServerTest, APartOfAnAnswerIsTheWholeAnswer) {
  const RunningServer server;
  const auto part = server.get("/app.js", {{"Range", "bytes=0-9"}});
  EXPECT_EQ(part->status, 200);
  EXPECT_EQ(part->body, server.get("/app.js")->body);
  EXPECT_EQ(part->get_header_value("Accept-Ranges"), "none");
}

TEST(ServerTest, AnErrorIsAnAnswerForWhoPrefersThat) {
  const RunningServer server;
  const std::string path = "/api/show?target=nothing";
  const auto loud = server.get(path);
  EXPECT_EQ(loud->status, 404);
  const auto quiet = server.get(path, {{"Prefer", "quiet-errors"}});
  EXPECT_EQ(quiet->status, 200);
  EXPECT_EQ(quiet->body, loud->body);
}

/// How long the quickest of some answers takes: the machine may be busy with other
/// things.
std::chrono::milliseconds quickest_answer(const RunningServer& server) {
  using std::chrono::milliseconds;
  constexpr int kTries = 5;
  auto least = milliseconds::max();
  for (int i = 0; i < kTries; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const auto answer = server.get("/api/");
    const auto taken = std::chrono::steady_clock::now() - begin;
    EXPECT_EQ(answer->status, 200);
    least = std::min(least, std::chrono::duration_cast<milliseconds>(taken));
  }
  return least;
}

TEST(ServerTest, AnswersAtOnceWhileAHundredClientsSayNothing) {
  const RunningServer server;
  std::vector<std::unique_ptr<SilentClient>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<SilentClient>(server.port()));
    ASSERT_TRUE(clients.back()->is_connected());
  }
  EXPECT_LT(quickest_answer(server), std::chrono::milliseconds{100});
}

TEST(ServerTest, AnswersAtOnceWhileAHundredClientsAreSlow) {
  const RunningServer server;
  std::vector<std::unique_ptr<SilentClient>> clients;
  for (int i = 0; i < 100; ++i) {
    clients.push_back(std::make_unique<SilentClient>(server.port()));
    ASSERT_TRUE(clients.back()->is_connected());
    clients.back()->say("GET /api/targets HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  }
  EXPECT_LT(quickest_answer(server), std::chrono::milliseconds{100});
}

TEST(ServerTest, BeyondItsLimitItSaysWhenToComeAgain) {
  const RunningServer server{
      {.database = story_file(), .port = 0, .most_connections = 8}};
  std::vector<std::unique_ptr<SilentClient>> clients;
  for (int i = 0; i < 8; ++i) {
    clients.push_back(std::make_unique<SilentClient>(server.port()));
  }
  const auto answer = server.get("/api/");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->get_header_value("Retry-After"), "1");
  EXPECT_EQ(nlohmann::json::parse(answer->body)["kind"], "error");
}

TEST(ServerTest, NothingOutsideTheWebFolderIsServed) {
  const auto folder = std::filesystem::path{story_file()}.parent_path() / "page";
  std::filesystem::create_directories(folder);
  std::ofstream{folder / "index.html"} << "the page";
  std::filesystem::create_symlink(story_file(), folder / "link.db");
  const RunningServer server{
      {.database = story_file(), .port = 0, .web_folder = folder.string()}};
  EXPECT_EQ(server.get("/")->body, "the page");
  for (const char* path : {"/../story.db", "/%2e%2e/story.db", "/..%2fstory.db",
                           "/link.db", "//etc/passwd", "/."}) {
    EXPECT_EQ(server.get(path)->status, 404) << path;
  }
  std::filesystem::remove_all(folder);
}

TEST(ServerTest, ABuiltInPageIsThere) {
  const RunningServer server;
  const auto page = server.get("/");
  EXPECT_EQ(page->status, 200);
  EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(page->body, HasSubstr("memstrata"));
  EXPECT_EQ(server.get("/../index.html")->status, 404);
}

TEST(ServerTest, ThePageNamesWhatItWillAskFirst) {
  const RunningServer server;
  const std::string link = server.get("/")->get_header_value("Link");
  EXPECT_THAT(link, HasSubstr("rel=preload"));
  const std::string asked = link.substr(1, link.find('>') - 1);
  EXPECT_EQ(server.get("/" + asked)->status, 200);
  EXPECT_FALSE(server.get("/icon.svg")->has_header("Link"));
}

TEST(ServerTest, NothingCanBeWritten) {
  const RunningServer server;
  auto client = server.client();
  EXPECT_EQ(client.Post("/api/targets", "", "text/plain")->status, 404);
  EXPECT_EQ(client.Put("/api/targets", "", "text/plain")->status, 404);
  EXPECT_EQ(client.Delete("/api/targets")->status, 404);
}

TEST(ServerTest, AQuestionThatIsTooLongIsRefused) {
  const RunningServer server;
  const auto answer = server.get("/api/sql?sql=" + std::string(20'000, 'x'));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 414);
}

}  // namespace
}  // namespace memstrata
