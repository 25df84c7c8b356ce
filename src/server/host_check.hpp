#pragma once

#include <string>
#include <string_view>

namespace memstrata {

/// Whether a request with this Host header may be answered by a server that was
/// told to listen on `configured_host`.
///
/// A page of another site can make its own name resolve to 127.0.0.1 (DNS
/// rebinding) and then read our answers, but its name stays in the Host header.
/// Addresses, `localhost` and the configured name are ours; other names are not.
bool is_own_host(std::string_view host_header, std::string_view configured_host);

}  // namespace memstrata
