#pragma once

#include "store/verify_names.hpp"

namespace memstrata {

/// Whether the ordinals and alias groups of a layout follow from those of the
/// build before.
///
/// The rules of symbol_identity.hpp and alias_groups.hpp, applied to all names
/// at once without regard to where they stand; shares no code with them.
void verify_fold(const BuildLayout& layout, const BuildLayout& before,
                 const VerifyTables& tables, const Complain& complain);

}  // namespace memstrata
