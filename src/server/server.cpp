#include "server/server.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>
#include <thread>

#include <httplib.h>

#include "model/error.hpp"
#include "platform/socket_options.hpp"
#include "server/answer_cache.hpp"
#include "server/api.hpp"
#include "server/connection_pool.hpp"
#include "server/gzip.hpp"
#include "server/host_check.hpp"
#include "server/request_queue.hpp"
#include "server/web_files.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kMostBodyBytes = 1 << 20;
constexpr std::size_t kMostAnswerBytes = 32 << 20;
constexpr std::size_t kLeastCompressed = 1024;
constexpr int kPortsTried = 64;
constexpr int kClientSeconds = 5;  // to send a request, to take an answer
constexpr int kIdleSeconds = 1;    // a stop waits as long for clients that say nothing

constexpr std::array<std::pair<const char*, const char*>, 7> kDefaultHeaders{{
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cache-Control", "no-cache"},
    {"Accept-Ranges", "none"},
}};

// What the page asks first, in every view: a browser asks it while the scripts load.
constexpr const char* kFirstQuestion =
    "<api/targets>; rel=preload; as=fetch; crossorigin";

// FNV-1a: enough to tell one answer from the next.
std::string entity_tag(std::string_view body) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : body) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  }
  return "W/\"" + std::to_string(hash) + "\"";
}

// RFC 9110, 12.5.3: a weight of 0 refuses it.
bool takes_gzip(const std::string& accepted) {
  std::string list;
  std::ranges::transform(accepted, std::back_inserter(list), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  for (std::size_t begin = 0; begin < list.size();) {
    const auto end = std::min(list.find(',', begin), list.size());
    const std::string one = list.substr(begin, end - begin);
    if (one.find("gzip") != std::string::npos) {
      const auto weight = one.find("q=");
      return weight == std::string::npos ||
             one.find_first_of("123456789", weight) != std::string::npos;
    }
    begin = end + 1;
  }
  return false;
}

// Takes the offer of gzip out of the request and says whether there was one.  Else
// httplib would compress each answer anew, and with brotli at its best: seconds for a
// megabyte. What it reads that from is a request of its own, and no constant.
bool take_gzip_offer(const httplib::Request& request) {
  const std::string accepted = request.get_header_value("Accept-Encoding");
  const_cast<httplib::Request&>(request).headers.erase("Accept-Encoding");
  return takes_gzip(accepted);
}

/// Where it is worth it.
void compress(ApiResponse& answer) {
  if (answer.body.size() >= kLeastCompressed) {
    answer.body = gzipped(answer.body);
    answer.is_gzip = true;
  }
}

// Browsers log each other status as an error of the page.
int status_for(const httplib::Request& request, int status) {
  return request.get_header_value("Prefer") == "quiet-errors" ? 200 : status;
}

void send(const httplib::Request& request, httplib::Response& response,
          const ApiResponse& answer) {
  const std::string tag = entity_tag(answer.body);
  response.set_header("ETag", tag);
  if (answer.status == 200 && request.get_header_value("If-None-Match") == tag) {
    response.status = 304;
    return;
  }
  if (answer.is_gzip) {
    response.set_header("Content-Encoding", "gzip");
  }
  response.status = status_for(request, answer.status);
  response.set_content(answer.body, answer.content_type);
}

ApiRequest api_request(const httplib::Request& request,
                       std::span<const Component> components) {
  ApiRequest asked{request.path, {}, request.body, components};
  for (const auto& [name, value] : request.params) {
    asked.query.emplace(name, value);
  }
  return asked;
}

/// The same for equal requests alone.
std::string question_text(const ApiRequest& request) {
  std::string text;
  const auto add = [&text](const std::string& part) {
    text += std::to_string(part.size()) + ':' + part;
  };
  add(request.path);
  for (const auto& [name, value] : request.query) {
    add(name);
    add(value);
  }
  add(request.body);
  return text;
}

}  // namespace

class Server::Impl {
 public:
  explicit Impl(const ServerOptions& options)
      : host_(options.host),
        connections_(options.database),
        components_(options.components),
        files_(options.web_folder) {
    open_connections();
    set_limits(options.most_connections);
    set_gate();
    set_routes();
    bind(options);
  }

  void run() {
    const bool stopped = server_.listen_after_bind();
    is_over_.store(true);
    if (!stopped) {
      throw Error{ErrorCode::usage, "cannot listen on " + host_};
    }
  }

  void stop() {
    // httplib forgets a stop that comes before it listens.
    while (!server_.is_running() && !is_over_.load()) {
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    server_.stop();
  }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] const std::string& host() const { return host_; }

 private:
  void open_connections() {
    try {
      connections_.open_ahead();
    } catch (
        const Error&) {  // each request tries again, and says why it cannot be opened
    }
  }

  void set_limits(std::size_t most_connections) {
    // httplib takes the queue over and deletes it.
    server_.new_task_queue = [most_connections] {
      return new RequestQueue{most_connections};
    };
    server_.set_socket_options([this](int socket) {
      set_server_socket_options(socket);
      socket_ = socket;
    });
    server_.set_tcp_nodelay(true);  // else the body waits 40 ms behind the headers
    server_.set_payload_max_length(kMostBodyBytes);
    server_.set_read_timeout(kClientSeconds);
    server_.set_write_timeout(kClientSeconds);
    server_.set_keep_alive_timeout(kIdleSeconds);
    server_.set_keep_alive_max_count(1000);
    httplib::Headers headers;
    for (const auto& [name, value] : kDefaultHeaders) {
      headers.emplace(name, value);
    }
    server_.set_default_headers(headers);
  }

  // What is refused before anything is looked up.
  void set_gate() {
    server_.set_pre_routing_handler(
        [this](const httplib::Request& request, httplib::Response& response) {
          // A slice of a compressed answer is of no use to anybody.
          const_cast<httplib::Request&>(request).ranges.clear();
          if (RequestQueue::is_refusing()) {
            response.set_header("Retry-After", "1");
            response.set_header("Connection", "close");
            refuse(response, 503, "too many connections, try again in a second");
            return httplib::Server::HandlerResponse::Handled;
          }
          if (!is_own_host(request.get_header_value("Host"), host_)) {
            refuse(response, 421, "this server does not answer to that name");
            return httplib::Server::HandlerResponse::Handled;
          }
          return httplib::Server::HandlerResponse::Unhandled;
        });
  }

  void set_routes() {
    const auto api = [this](const httplib::Request& request,
                            httplib::Response& response) {
      try {
        const bool is_gzip_taken = take_gzip_offer(request);
        response.set_header("Vary", "Accept-Encoding, Prefer");
        send(request, response,
             answer_of(api_request(request, components_), is_gzip_taken));
      } catch (const Error& failure) {  // the database cannot be opened
        refuse(response, 503, failure.what());
      }
    };
    server_.Get("/api(/.*)?", api);
    server_.Post("/api/sql", api);
    server_.Get("/.*",
                [this](const httplib::Request& request, httplib::Response& response) {
                  const bool is_gzip_taken = take_gzip_offer(request);
                  if (const auto file = file_of(request.path, is_gzip_taken)) {
                    response.set_header("Vary", "Accept-Encoding");
                    if (file->content_type.starts_with("text/html")) {
                      response.set_header("Link", kFirstQuestion);
                    }
                    send(request, response, *file);
                  } else {
                    refuse(response, 404, "no such page");
                  }
                });
    server_.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response,
           const std::exception_ptr&) { refuse(response, 500, "internal error"); });
  }

  ApiResponse answer_of(const ApiRequest& request, bool is_gzip_taken) {
    auto connection = connections_.lease();
    if (connection.sees_changes()) {
      answers_.forget();
    }
    const auto generation = answers_.generation();
    const std::string question = (is_gzip_taken ? "gzip " : "") + question_text(request);
    if (auto kept = answers_.find(question)) {
      return *std::move(kept);
    }
    ApiResponse answer = answer_api(connection.database(), request);
    if (is_gzip_taken) {
      compress(answer);
    }
    if (answer.status == 200 && answer.lasts) {
      answers_.keep(question, answer, generation);
    }
    return answer;
  }

  std::optional<ApiResponse> file_of(const std::string& path, bool is_gzip_taken) {
    const std::string question = (is_gzip_taken ? "gzip " : "") + path;
    if (auto kept = sent_files_.find(question)) {
      return kept;
    }
    auto file = files_.find(path);
    if (!file) {
      return std::nullopt;
    }
    ApiResponse answer{.content_type = std::string(file->content_type),
                       .body = std::move(file->text)};
    if (is_gzip_taken) {
      compress(answer);
    }
    if (files_.are_built_in()) {
      sent_files_.keep(question, answer, sent_files_.generation());
    }
    return answer;
  }

  static void refuse(httplib::Response& response, int status, std::string_view message) {
    const ApiResponse error = error_response(status, message);
    response.status = error.status;
    response.set_content(error.body, error.content_type);
  }

  void bind(const ServerOptions& options) {
    if (options.port == 0) {
      port_ = server_.bind_to_any_port(host_);
    } else {
      const int tries = options.exact_port ? 1 : kPortsTried;
      for (int port = options.port; port_ < 0 && port < options.port + tries; ++port) {
        if (server_.bind_to_port(host_, port)) {
          port_ = port;
        }
      }
    }
    if (port_ < 0) {
      throw Error{ErrorCode::usage, "cannot listen on " + host_ + ":" +
                                        std::to_string(options.port) +
                                        " or a port behind it"};
    }
    // httplib lets 5 wait; more at once would have to try again after a second.
    lengthen_backlog(socket_);
  }

  std::atomic<bool> is_over_{false};
  std::string host_;
  int port_ = -1;
  int socket_ = -1;
  ConnectionPool connections_;
  AnswerCache answers_{kMostAnswerBytes};
  std::vector<Component> components_;
  WebFiles files_;
  AnswerCache sent_files_{kMostAnswerBytes};
  httplib::Server server_;
};

Server::Server(const ServerOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Server::~Server() = default;

int Server::port() const {
  return impl_->port();
}

std::string Server::address() const {
  const std::string& host = impl_->host();
  const bool is_version_6 = host.find(':') != std::string::npos;
  return "http://" + (is_version_6 ? "[" + host + "]" : host) + ":" +
         std::to_string(port()) + "/";
}

void Server::run() {
  impl_->run();
}
void Server::stop() {
  impl_->stop();
}

}  // namespace memstrata
