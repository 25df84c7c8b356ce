#pragma once

#include "model/error.hpp"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace memstrata {

/// What is wrong with the command line, with the nearest command or option, and
/// where help is.
Error usage_error(const CLI::App& app, const CLI::ParseError& failure);

}  // namespace memstrata
