#pragma once

#include "query/build_reference.hpp"

namespace memstrata {

/// Asks git in the checkout around the current folder, when it is needed.
ResolveRevision resolve_in_current_folder();

}  // namespace memstrata
