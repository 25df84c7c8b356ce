#include "parse/memory_option.hpp"

#include <limits>
#include <optional>
#include <span>

#include "model/error.hpp"
#include "parse/linker_script/script_expression.hpp"
#include "parse/linker_script/script_tokens.hpp"

namespace memstrata {
namespace {

std::optional<std::uint64_t> number(std::string_view text) {
  const auto tokens = script_tokens(text);
  std::span<const ScriptToken> rest{tokens};
  const auto value = take_expression(rest, {});
  return rest.front().kind == ScriptTokenKind::end ? value : std::nullopt;
}

}  // namespace

TargetMemory parse_memory_option(const std::string& text) {
  const auto refuse = [&text](const std::string& reason) {
    return Error{ErrorCode::usage, "--memory " + text + ": " + reason +
                                       "; write for instance FLASH=0x08000000:512K"};
  };
  const auto equals = text.find('=');
  const auto colon = text.find(':', equals == std::string::npos ? 0 : equals);
  if (equals == std::string::npos || colon == std::string::npos || equals == 0) {
    throw refuse("not NAME=ORIGIN:LENGTH");
  }
  const std::string_view view{text};
  const auto origin = number(view.substr(equals + 1, colon - equals - 1));
  const auto length = number(view.substr(colon + 1));
  if (!origin || !length) {
    throw refuse(origin ? "no length" : "no origin");
  }
  if (*length == 0 || *length - 1 > std::numeric_limits<Address>::max() - *origin) {
    throw refuse("no such range of addresses");
  }
  return {.name = text.substr(0, equals), .origin = *origin, .length = *length};
}

}  // namespace memstrata
