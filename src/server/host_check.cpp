#include "server/host_check.hpp"

#include <algorithm>
#include <cctype>

namespace memstrata {

namespace {

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char left, char right) {
    return std::tolower(static_cast<unsigned char>(left)) ==
           std::tolower(static_cast<unsigned char>(right));
  });
}

// "[::1]:8137" -> "::1", "localhost:8137" -> "localhost".
std::string_view without_port(std::string_view host) {
  if (host.starts_with('[')) {
    const auto end = host.find(']');
    return end == std::string_view::npos ? std::string_view{} : host.substr(1, end - 1);
  }
  return host.substr(0, host.find(':'));
}

bool is_address(std::string_view host) {
  const bool is_version_6 =
      host.find(':') != std::string_view::npos &&
      host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
  // A name cannot consist of digits and dots alone: no top-level domain is a number.
  return is_version_6 || (!host.empty() && host.find_first_not_of("0123456789.") ==
                                               std::string_view::npos);
}

}  // namespace

bool is_own_host(std::string_view host_header, std::string_view configured_host) {
  const std::string_view host = without_port(host_header);
  return is_address(host) || equals_ignoring_case(host, "localhost") ||
         (!host.empty() && equals_ignoring_case(host, configured_host));
}

}  // namespace memstrata
