#include "query/arguments.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <variant>

#include "model/error.hpp"
#include "query/kind.hpp"
#include "text/json_list.hpp"
#include "text/time.hpp"

namespace memstrata {
namespace {

template <typename Number>
std::optional<Number> number_from(std::string_view text, int base = 10) {
  Number value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value, base);
  if (text.empty() || result.ec != std::errc{} || result.ptr != end) {
    return std::nullopt;
  }
  return value;
}

std::optional<double> share_from(std::string_view text) {
  double value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (text.empty() || result.ec != std::errc{} || result.ptr != end) {
    return std::nullopt;
  }
  return value;
}

/// `0x0800abcd` or decimal; the store keeps the 64-bit pattern.
std::optional<std::int64_t> address_from(std::string_view text) {
  const bool hexadecimal = text.starts_with("0x") || text.starts_with("0X");
  const auto value = hexadecimal ? number_from<std::uint64_t>(text.substr(2), 16)
                                 : number_from<std::uint64_t>(text);
  if (!value) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(*value);
}

/// A pattern as it stands, or a JSON array of them.
std::string globs_from(const std::string& text) {
  if (text == "[]" || text.starts_with("[\"")) {
    return text;
  }
  return json_list({text});
}

template <typename Value>
std::optional<Cell> cell_of(std::optional<Value> value) {
  if (!value) {
    return std::nullopt;
  }
  return Cell{*value};
}

std::optional<Cell> value_from_text(Kind kind, const std::string& text) {
  switch (kind) {
    case Kind::count:
    case Kind::bytes:
    case Kind::delta:
      return cell_of(number_from<std::int64_t>(text));
    case Kind::address:
      return cell_of(address_from(text));
    case Kind::share:
      return cell_of(share_from(text));
    case Kind::time: {
      const auto seconds = number_from<std::int64_t>(text);
      return cell_of(seconds ? seconds : time_from(text));
    }
    case Kind::globs:
      return Cell{globs_from(text)};
    default:
      return Cell{text};
  }
}

bool may_be_negative(Kind kind) {
  return kind != Kind::count && kind != Kind::bytes;
}

bool is_number(Kind kind) {
  return kind != Kind::text && kind != Kind::globs && kind != Kind::target &&
         kind != Kind::builds;
}

std::string text_of(const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    return std::to_string(*number);
  }
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return *text;
  }
  return {};
}

[[noreturn]] void refuse(const Parameter& parameter, const Cell& given) {
  throw Error(ErrorCode::usage, parameter.name + ": '" + text_of(given) + "' is no " +
                                    std::string(kind_name(parameter.kind)));
}

std::string parameter_list(const NamedQuery& query) {
  std::string list;
  for (const auto& parameter : query.parameters) {
    list += (list.empty() ? "" : ", ") + parameter.name;
  }
  return list;
}

}  // namespace

Cell bound_value(const Parameter& parameter, const Cell& given) {
  Cell value = given;
  if (const auto* text = std::get_if<std::string>(&given)) {
    const auto converted = value_from_text(parameter.kind, *text);
    if (!converted) {
      refuse(parameter, given);
    }
    value = *converted;
  } else if (std::holds_alternative<std::int64_t>(given) && !is_number(parameter.kind)) {
    value = value_from_text(parameter.kind, text_of(given)).value_or(given);
  }
  const auto* number = std::get_if<std::int64_t>(&value);
  if (number != nullptr && *number < 0 && !may_be_negative(parameter.kind)) {
    refuse(parameter, given);
  }
  return value;
}

void check_argument_names(const NamedQuery& query, const Arguments& arguments) {
  for (const auto& [name, value] : arguments) {
    if (std::ranges::find(query.parameters, name, &Parameter::name) ==
        query.parameters.end()) {
      const std::string known = parameter_list(query);
      throw Error(ErrorCode::usage, query.name + " has no parameter '" + name +
                                        "'; it has " + (known.empty() ? "none" : known));
    }
  }
  for (const auto& parameter : query.parameters) {
    if (!parameter.default_value && !arguments.contains(parameter.name)) {
      throw Error(ErrorCode::usage, query.name + " needs " + parameter.name + "=" +
                                        std::string(kind_name(parameter.kind)) + " (" +
                                        parameter.description + ")");
    }
  }
}

}  // namespace memstrata
