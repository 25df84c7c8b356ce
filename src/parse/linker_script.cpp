#include "parse/linker_script.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "model/error.hpp"
#include "parse/linker_script/script_expression.hpp"
#include "parse/linker_script/script_tokens.hpp"

namespace memstrata {
namespace {

constexpr std::array<std::string_view, 3> kOriginWords{"ORIGIN", "org", "o"};
constexpr std::array<std::string_view, 3> kLengthWords{"LENGTH", "len", "l"};

class ScriptReader {
 public:
  ScriptReader(std::span<const ScriptToken> tokens, const std::string& path)
      : tokens_(tokens), path_(path) {}

  std::vector<TargetMemory> memories() {
    while (front().kind != ScriptTokenKind::end) {
      statement();
    }
    if (scope_.memory.empty()) {
      tokens_ = include_.empty() ? tokens_ : include_;
      fail(include_.empty()
               ? "no MEMORY command in this linker script"
               : "INCLUDE is not followed: give the file with MEMORY itself");
    }
    return scope_.memory;
  }

 private:
  // At the outermost level: MEMORY, an assignment, or anything else.
  void statement() {
    if (is_name("MEMORY") && second().text == "{") {
      advance(2);
      memory_command();
    } else if (is_name("INCLUDE")) {
      include_ = include_.empty() ? tokens_ : include_;
      advance(1);
    } else if (front().text == "{") {
      braces();
    } else if (front().kind == ScriptTokenKind::name && second().text == "=") {
      assignment();
    } else {
      advance(1);
    }
  }

  // SECTIONS { ... } and the like: to the brace that closes it.
  void braces() {
    int open = 0;
    do {
      open += front().text == "{" ? 1 : 0;
      open -= front().text == "}" ? 1 : 0;
      advance(1);
    } while (open > 0 && front().kind != ScriptTokenKind::end);
  }

  // FLASH_SIZE = 512K;
  //
  // A value that cannot be worked out (of a symbol of the program, say) matters
  // only when a memory asks for it.
  void assignment() {
    const auto name = front().text;
    advance(2);
    if (const auto value = take_expression(tokens_, scope_)) {
      scope_.values.insert_or_assign(name, *value);
    }
    while (front().text != ";" && front().text != "}" &&
           front().kind != ScriptTokenKind::end) {
      advance(1);
    }
  }

  void memory_command() {
    while (front().text != "}") {
      if (is_name("INCLUDE")) {
        fail("INCLUDE inside MEMORY is not followed: write its memories here");
      }
      memory();
    }
    advance(1);
  }

  // FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 512K
  void memory() {
    if (front().kind != ScriptTokenKind::name) {
      fail("expected the name of a memory");
    }
    TargetMemory memory{.name = std::string{front().text}};
    advance(1);
    if (front().text == "(") {
      memory.attributes = attributes();
    }
    take(":");
    memory.origin = number_of(memory.name, kOriginWords);
    if (front().text == ",") {
      advance(1);
    }
    memory.length = number_of(memory.name, kLengthWords);
    if (front().text == ";") {
      advance(1);
    }
    scope_.memory.push_back(std::move(memory));
  }

  // (rx)   (r!w)
  std::string attributes() {
    std::string letters;
    for (advance(1); front().text != ")"; advance(1)) {
      if (front().kind == ScriptTokenKind::end) {
        fail("the attributes of a memory have no )");
      }
      letters += front().text;
    }
    advance(1);
    return letters;
  }

  std::uint64_t number_of(const std::string& memory,
                          std::span<const std::string_view> words) {
    if (std::ranges::find(words, front().text) == words.end()) {
      fail("expected " + std::string{words.front()} + " of " + memory);
    }
    advance(1);
    take("=");
    const auto value = take_expression(tokens_, scope_);
    if (!value) {
      fail(std::string{words.front()} + " of " + memory + " has no value here");
    }
    return *value;
  }

  void take(std::string_view mark) {
    if (front().text != mark) {
      fail("expected " + std::string{mark});
    }
    advance(1);
  }

  [[noreturn]] void fail(const std::string& reason) const {
    const auto place = path_ + ":" + std::to_string(front().line) + ": ";
    if (front().kind == ScriptTokenKind::end) {
      throw Error{ErrorCode::bad_input, place + reason};
    }
    throw Error{ErrorCode::bad_input,
                place + reason + ", at \"" + std::string{front().text} + "\""};
  }

  [[nodiscard]] const ScriptToken& front() const { return tokens_.front(); }
  [[nodiscard]] const ScriptToken& second() const {
    return tokens_.size() > 1 ? tokens_[1] : tokens_.front();
  }
  [[nodiscard]] bool is_name(std::string_view name) const {
    return front().kind == ScriptTokenKind::name && front().text == name;
  }
  // The `end` token is never passed.
  void advance(std::size_t count) {
    tokens_ = tokens_.subspan(std::min(count, tokens_.size() - 1));
  }

  std::span<const ScriptToken> tokens_;
  std::span<const ScriptToken> include_;  // the first INCLUDE and what follows
  const std::string& path_;
  ScriptScope scope_;
};

}  // namespace

std::vector<TargetMemory> read_linker_script(std::string_view script,
                                             const std::string& path) {
  const auto tokens = script_tokens(script);
  return ScriptReader{tokens, path}.memories();
}

}  // namespace memstrata
