#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/target_memory.hpp"
#include "parse/linker_script/script_tokens.hpp"

namespace memstrata {

/// What the names of an expression stand for.
struct ScriptScope {
  std::map<std::string_view, std::uint64_t> values;  // assigned so far
  std::vector<TargetMemory> memory;                  // of ORIGIN(name) and LENGTH(name)
  std::optional<Address> place;                      // of `.`
};

/// Works out an expression as GNU ld does, in 64 bits: `+ - * / % << >> & |`,
/// unary `+ - ~`, parentheses, ORIGIN, LENGTH and, where `.` is known, ALIGN.
///
/// The expression is taken from the front of `tokens`.  Empty: it has no value
/// here; then the first of `tokens` is the one that had none.
std::optional<std::uint64_t> take_expression(std::span<const ScriptToken>& tokens,
                                             const ScriptScope& scope);

}  // namespace memstrata
