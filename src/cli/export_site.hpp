#pragma once

#include <cstddef>
#include <string>

#include "cli/context.hpp"

namespace memstrata {

/// `export --site DIR`: the page with its answers as files.
///
/// DIR appears whole or not at all.  Throws Error{usage} when it holds anything but an
/// earlier export, which is replaced.
void export_site_to(const std::string& folder, std::size_t most_builds,
                    const Context& context);

}  // namespace memstrata
