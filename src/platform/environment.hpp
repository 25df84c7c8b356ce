#pragma once

#include <string>

namespace memstrata {

/// The environment variable `name`; empty when it is not set.
std::string environment(const std::string& name);

}  // namespace memstrata
