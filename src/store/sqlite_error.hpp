#pragma once

#include <string>

#include <SQLiteCpp/Exception.h>

#include "model/error.hpp"

namespace memstrata {

/// What SQLite's failure means to the person who typed the command.
Error translated(const SQLite::Exception& failure, const std::string& path);

/// Calls `work`; a failure of SQLite leaves it as Error.
template <class Work>
auto with_translated_errors(const std::string& path, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& failure) {
    throw translated(failure, path);
  }
}

}  // namespace memstrata
