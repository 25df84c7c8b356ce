#include "cli/text_options.hpp"

#include <algorithm>
#include <cctype>

#include "model/error.hpp"
#include "model/status.hpp"
#include "text/names.hpp"
#include "text/time.hpp"

namespace memstrata {

namespace {

Error bad(const std::string& option, const std::string& text, const std::string& wanted) {
  return Error{ErrorCode::usage, option + " " + escaped_name(text) + ": " + wanted};
}

}  // namespace

std::optional<Time> time_option(const std::string& option, const std::string& text) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto time = time_from(text);
  if (!time) {
    throw bad(option, text, "write it as 2026-01-31T12:00:00Z or @1769860800");
  }
  return time;
}

std::string commit_option(const std::string& option, const std::string& text) {
  if (needs_escape(text) || text.find(' ') != std::string::npos) {
    throw bad(option, text, "a commit is written as hexadecimal digits");
  }
  std::string hash = text;
  if (hash.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos) {
    std::ranges::transform(hash, hash.begin(),
                           [](unsigned char c) { return std::tolower(c); });
  }
  return hash;
}

std::optional<Status> status_option(const std::string& text) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto status = status_from(text);
  if (!status || *status == Status::truncated || *status == Status::relocatable) {
    throw bad("--status", text, "it is ok, overflow or failed");
  }
  return status;
}

}  // namespace memstrata
