#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/memory_map.hpp"

namespace memstrata::gnu_ld {

/// The columns of a line that places something.
struct PlacedLine {
  std::string_view name;  // empty: the line before has it
  Address address = 0;
  Bytes size = 0;
  std::string_view rest;  // file, bytes of a fill, load address
};

/// `NAME  0xADDRESS  0xSIZE rest`; the name may hold blanks.  Nothing: no such columns.
std::optional<PlacedLine> read_placed(std::string_view line);

/// `0xADDRESS  0xSIZE rest`, the second line of a wrapped head.
std::optional<PlacedLine> read_wrapped(std::string_view line);

/// Whether what follows the two numbers says that the script wrote the bytes:
/// `BYTE 0x1`, `RELOC R_ARM_ABS32 name`.
bool is_written_by_script(std::string_view rest);

/// The last word of `load address 0x08000f78`, whose words are translated.
std::optional<Address> read_load_address(std::string_view rest);

/// LOAD, OUTPUT( and other lines at column 0 that name no region.
bool is_control(std::string_view line);

struct Output {
  std::string_view file;
  std::string_view format;
};
/// `OUTPUT(firmware.elf elf32-littlearm)`
std::optional<Output> read_output(std::string_view line);

/// Whether the text behind a value is an expression of the script and no name.
bool is_assignment(std::string_view text);

/// `_edata = .`, `PROVIDE (end, .)` -> the name; empty for `. = ...` and ASSERT.
std::string_view assigned_name(std::string_view assignment);

/// `Symbol<many blanks>File`: what follows the title of the cross reference.
bool is_cross_reference_header(std::string_view line);

}  // namespace memstrata::gnu_ld
