#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/memory_map.hpp"
#include "parse/gnu_ld/read_gnu_ld.hpp"

namespace memstrata::test {

/// The front of a map of GNU ld up to the title of the memory map.
inline const std::string kMapHead =
    "\n"
    "Memory Configuration\n"
    "\n"
    "Name             Origin             Length             Attributes\n"
    "FLASH            0x08000000         0x00010000         xr\n"
    "RAM              0x20000000         0x00001000         xrw\n"
    "*default*        0x00000000         0xffffffff\n"
    "\n"
    "Linker script and memory map\n"
    "\n";

inline const std::string kMapEnd = "OUTPUT(a.elf elf32-littlearm)\n";

/// Reads a whole text; the map keeps it alive.
inline MemoryMap map_of_text(std::string text) {
  auto owner = std::make_shared<const std::string>(std::move(text));
  auto map = read_gnu_ld(*owner, "a.map");
  map.storage.push_back(owner);
  return map;
}

/// Reads a memory map proper between the usual head and end.
inline MemoryMap map_of(const std::string& body) {
  return map_of_text(kMapHead + body + kMapEnd);
}

/// `name size` of every span, `-` for no name, aliases behind `=`.
inline std::vector<std::string> spans_of(const MemoryMap& map) {
  std::vector<std::string> spans;
  for (const auto& symbol : map.symbols) {
    auto text = symbol.name.empty() ? std::string{"-"} : std::string{symbol.name};
    for (Index i = 0; i < symbol.alias_count; ++i) {
      text += '=' + std::string{map.aliases[symbol.first_alias + i]};
    }
    spans.push_back(text + ' ' + std::to_string(symbol.size));
  }
  return spans;
}

}  // namespace memstrata::test
