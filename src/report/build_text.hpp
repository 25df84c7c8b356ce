#pragma once

#include <string>

#include "model/build.hpp"
#include "report/json.hpp"

namespace memstrata {

/// "v1.26.0 (#12, 2025-08-09, 5f3a21c9d0)": label and what tells it from others.
std::string build_text(const StoredBuild& build);

/// The first ten digits of a commit.
std::string short_commit(const std::string& commit);

/// "py/vm.o", "libc.a(memcpy.o)".
std::string object_text(const std::string& object, const std::string& archive);

/// "py/vm.o"; "(no archive)" for objects of none, "(data)" for bytes of no object.
std::string part_text(const std::string& level, const std::string& name);

/// "f (+2 names)"; "(no name)" for a span without one.
std::string symbol_text(const std::string& name, std::size_t alias_count);

}  // namespace memstrata
