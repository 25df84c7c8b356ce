#include "server/api_parameters.hpp"

#include <charconv>
#include <limits>

#include "model/error.hpp"
#include "query/build_reference.hpp"

namespace memstrata {

std::string ApiParameters::text(std::string_view name, std::string_view otherwise) const {
  const auto found = request_.query.find(std::string{name});
  return found == request_.query.end() ? std::string{otherwise} : found->second;
}

std::string ApiParameters::required(std::string_view name) const {
  std::string value = text(name);
  if (value.empty()) {
    throw Error{ErrorCode::usage, "the parameter " + std::string{name} + " is missing"};
  }
  return value;
}

std::vector<std::string> ApiParameters::texts(std::string_view name) const {
  std::vector<std::string> values;
  const auto [first, last] = request_.query.equal_range(std::string{name});
  for (auto value = first; value != last; ++value) {
    values.push_back(value->second);
  }
  return values;
}

std::size_t ApiParameters::count(std::string_view name, std::size_t otherwise) const {
  const std::string value = text(name);
  if (value.empty()) {
    return otherwise;
  }
  std::uint32_t number = 0;  // of rows, bytes or points: more is a mistake
  const auto [end, failure] =
      std::from_chars(value.data(), value.data() + value.size(), number);
  if (failure != std::errc{} || end != value.data() + value.size()) {
    throw Error{ErrorCode::usage, std::string{name} + ": '" + value + "' is no count"};
  }
  return number;
}

bool ApiParameters::flag(std::string_view name) const {
  const auto found = request_.query.find(std::string{name});
  return found != request_.query.end() &&
         (found->second.empty() || found->second == "1" || found->second == "true");
}

StoredBuild ApiParameters::build(const Database& database) const {
  return find_build(database, text("target"), text("build", "latest"));
}

Level ApiParameters::level() const {
  return level_from(text("by", "symbol"));
}

Filters ApiParameters::filters() const {
  Filters filters;
  filters.blocks = texts("block");
  filters.regions = texts("region");
  filters.objects = texts("object");
  filters.archives = texts("archive");
  filters.symbols = texts("symbol");
  filters.min_delta = static_cast<std::int64_t>(count("min-delta", 0));
  filters.only_changed = flag("only-changed");
  filters.row_limit = count("n", 0);
  return filters;
}

}  // namespace memstrata
