#include "project/github_event.hpp"

#include <fstream>

#include <nlohmann/json.hpp>

namespace memstrata {

// {"action": "synchronize", "pull_request": {"head": {"sha": "5f3a...", ...}, ...}, ...}
std::optional<std::string> pull_request_head(const std::string& event_file) {
  std::ifstream file{event_file};
  const auto event = nlohmann::json::parse(file, nullptr, /*allow_exceptions=*/false);
  const nlohmann::json::json_pointer head{"/pull_request/head/sha"};
  if (!event.is_object() || !event.contains(head) || !event.at(head).is_string()) {
    return std::nullopt;
  }
  return event.at(head).get<std::string>();
}

}  // namespace memstrata
