#pragma once

#include <string_view>

namespace memstrata {

/// What the names of output and input sections tell; a map has no flags.

/// Debug data, comments, attributes: regions that no target's memory holds.
bool is_never_loaded(std::string_view region);

/// `.bss`, `COMMON`, `.heap` ...: input sections without bytes in the image.
bool is_nobits_section(std::string_view section);

/// `.tdata`, `.tbss`.
bool is_thread_local(std::string_view region);

/// `.text`, `.iram0.vectors`, `.init`: what wants a block of attribute x.
bool is_code_like(std::string_view region);

/// `.rodata.str1.4`, `.rodata.cst8`: literals that ld merges over objects.
bool is_mergeable(std::string_view section);

/// `COMMON`, `.scommon`: what the common table has the sizes of.
bool is_common(std::string_view section);

/// The symbol that -ffunction-sections and -fdata-sections put into the name:
/// `.text.startup.main` -> `main`.  Empty: none.
std::string_view section_suffix(std::string_view section);

}  // namespace memstrata
