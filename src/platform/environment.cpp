#include "platform/environment.hpp"

#include <cstdlib>

namespace memstrata {

std::string environment(const std::string& name) {
  // Nothing in this program writes the environment while it runs.
  const char* value = std::getenv(name.c_str());  // NOLINT(concurrency-mt-unsafe)
  return value == nullptr ? std::string{} : std::string{value};
}

}  // namespace memstrata
