#include "parse/linker_script/script_expression.hpp"

#include <algorithm>
#include <array>

namespace memstrata {
namespace {

using Value = std::optional<std::uint64_t>;

struct Operator {
  std::string_view mark;
  int precedence;
};

// As in C: the higher binds tighter.
constexpr std::array<Operator, 9> kOperators{{
    {"|", 1},
    {"&", 2},
    {"<<", 3},
    {">>", 3},
    {"+", 4},
    {"-", 4},
    {"*", 5},
    {"/", 5},
    {"%", 5},
}};

int precedence_of(const ScriptToken& token) {
  if (token.kind != ScriptTokenKind::mark) {
    return 0;
  }
  const auto* const found = std::ranges::find(kOperators, token.text, &Operator::mark);
  return found == kOperators.end() ? 0 : found->precedence;
}

Value multiplied(std::string_view mark, std::uint64_t left, std::uint64_t right) {
  if (mark == "*") {
    return left * right;
  }
  if (right == 0) {
    return std::nullopt;
  }
  return mark == "/" ? left / right : left % right;
}

Value shifted(std::string_view mark, std::uint64_t left, std::uint64_t right) {
  if (right >= 64) {
    return 0;
  }
  return mark == "<<" ? left << right : left >> right;
}

Value combined(std::string_view mark, std::uint64_t left, std::uint64_t right) {
  switch (mark.front()) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '|':
      return left | right;
    case '&':
      return left & right;
    case '<':
    case '>':
      return shifted(mark, left, right);
    default:
      return multiplied(mark, left, right);
  }
}

// ALIGN(8): the next address from here that 8 divides; ld asks for a power of two.
Value aligned(std::uint64_t address, std::uint64_t alignment) {
  if (alignment == 0 || (alignment & (alignment - 1)) != 0) {
    return std::nullopt;
  }
  return (address + alignment - 1) & ~(alignment - 1);
}

class Expression {
 public:
  Expression(std::span<const ScriptToken>& tokens, const ScriptScope& scope)
      : tokens_(tokens), scope_(scope) {}

  // Operators whose precedence is at least `least`, which is 1 or more; grows from
  // the left.
  Value read(int least) {
    const auto first = operand();
    if (!first) {
      return std::nullopt;
    }
    auto left = *first;
    while (precedence_of(tokens_.front()) >= least) {
      const auto mark = tokens_.front().text;
      const int precedence = precedence_of(tokens_.front());
      advance();
      const auto right = read(precedence + 1);
      const auto value = right ? combined(mark, left, *right) : std::nullopt;
      if (!value) {
        return std::nullopt;
      }
      left = *value;
    }
    return left;
  }

 private:
  Value operand() {
    if (depth_ == kDeepest) {
      return std::nullopt;
    }
    ++depth_;
    const auto value = operand_at_this_depth();
    --depth_;
    return value;
  }

  Value operand_at_this_depth() {
    const auto token = tokens_.front();
    if (token.kind == ScriptTokenKind::number) {
      advance();
      return token.value;
    }
    if (token.kind == ScriptTokenKind::name) {
      return named(token.text);
    }
    if (token.text == "(") {
      return parenthesised();
    }
    if (token.text != "-" && token.text != "~" && token.text != "+") {
      return std::nullopt;
    }
    advance();
    const auto value = operand();
    if (!value || token.text == "+") {
      return value;
    }
    return token.text == "-" ? 0 - *value : ~*value;
  }

  Value parenthesised() {
    advance();
    const auto value = read(1);
    return value && take(")") ? value : std::nullopt;
  }

  // _min_heap_size   .   ORIGIN(RAM)   LENGTH(RAM)   ALIGN(8)
  Value named(std::string_view name) {
    if (name == "ORIGIN" || name == "LENGTH") {
      return number_of_memory(name);
    }
    if (name == "ALIGN" && scope_.place) {
      return aligned_place();
    }
    const auto found = scope_.values.find(name);
    const auto value = name == "."                    ? scope_.place
                       : found == scope_.values.end() ? Value{}
                                                      : Value{found->second};
    if (value) {
      advance();
    }
    return value;
  }

  Value number_of_memory(std::string_view function) {
    advance();
    if (!take("(")) {
      return std::nullopt;
    }
    const auto found =
        std::ranges::find(scope_.memory, tokens_.front().text, &TargetMemory::name);
    if (found == scope_.memory.end()) {
      return std::nullopt;
    }
    advance();
    if (!take(")")) {
      return std::nullopt;
    }
    return function == "ORIGIN" ? found->origin : found->length;
  }

  Value aligned_place() {
    advance();
    if (tokens_.front().text != "(") {
      return std::nullopt;
    }
    const auto alignment = parenthesised();
    return alignment && scope_.place ? aligned(*scope_.place, *alignment) : std::nullopt;
  }

  bool take(std::string_view mark) {
    if (tokens_.front().kind != ScriptTokenKind::mark || tokens_.front().text != mark) {
      return false;
    }
    advance();
    return true;
  }

  // The `end` token is never passed.
  void advance() {
    if (tokens_.size() > 1) {
      tokens_ = tokens_.subspan(1);
    }
  }

  static constexpr int kDeepest = 200;  // parentheses; a hostile script has more

  std::span<const ScriptToken>& tokens_;
  const ScriptScope& scope_;
  int depth_ = 0;
};

}  // namespace

std::optional<std::uint64_t> take_expression(std::span<const ScriptToken>& tokens,
                                             const ScriptScope& scope) {
  return Expression{tokens, scope}.read(1);
}

}  // namespace memstrata
