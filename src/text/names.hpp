#pragma once

#include <string>
#include <string_view>

namespace memstrata {

/// The name as a person reads it: itself unless it is mangled (`_Z...`, `_R...`).
std::string demangled(std::string_view name);

/// Invalid UTF-8 bytes and control characters as `\xNN`, four ASCII characters each.
std::string escaped_name(std::string_view bytes);
/// Whether escaped_name would change anything.
bool needs_escape(std::string_view bytes);

/// An object path for comparing builds: random LTO and temporary names and the
/// build folder taken out (`/tmp/ccAb12Cd.ltrans0.ltrans.o` -> `ltrans0`,
/// `build-PYBV10/py/vm.o` -> `py/vm.o`).
std::string normalised_object(std::string_view path);

/// A symbol name for comparing builds: trailing counters off (`buf.7332` -> `buf`)
/// and compiler suffixes (`.constprop.0`, `.isra.0`, `.part.0`, `.cold`,
/// `.lto_priv.N`, `.llvm.N`).
std::string normalised_symbol(std::string_view name);

}  // namespace memstrata
