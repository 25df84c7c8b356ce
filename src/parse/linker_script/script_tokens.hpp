#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace memstrata {

enum class ScriptTokenKind : std::uint8_t { name, number, mark, end };

/// A word of a linker script.
struct ScriptToken {
  ScriptTokenKind kind = ScriptTokenKind::end;
  std::string_view text;    // of a quoted name without its quotes
  std::uint64_t value = 0;  // of a number, its suffix K, M or G included
  std::uint32_t line = 0;   // 1-based
};

/// Takes a linker script of GNU ld (LLD reads the same language) to pieces:
/// names, numbers (`64`, `0x40`, `0100`, `64K`, `1M`) and marks (`{`, `+`, `<<`
/// ...).  Comments are left out.  The last token is of kind `end`.
std::vector<ScriptToken> script_tokens(std::string_view script);

}  // namespace memstrata
