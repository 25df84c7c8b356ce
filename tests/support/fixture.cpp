#include "support/fixture.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "parse/read_map.hpp"
#include "support/folders.hpp"
#include "text/input.hpp"

namespace memstrata::test {

std::string fixture_path(const std::string& name) {
  return MEMSTRATA_SOURCE_DIR "/fixtures/" + name;
}

std::string fixture_bytes(const std::string& name) {
  std::ifstream file{fixture_path(name), std::ios::binary};
  if (!file) {
    throw std::runtime_error("no fixture " + name);
  }
  return {std::istreambuf_iterator<char>{file}, {}};
}

nlohmann::json fixture_json(const std::string& name) {
  return nlohmann::json::parse(fixture_bytes(name));
}

MemoryMap fixture_map(const std::string& name) {
  std::istringstream no_input;
  const auto path = fixture_path(name);
  return read_map(open_input(path, no_input), path);
}

std::string as_test_name(const std::string& text) {
  auto name = text;
  std::replace_if(
      name.begin(), name.end(),
      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
}

}  // namespace memstrata::test
