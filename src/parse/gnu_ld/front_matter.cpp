#include "parse/gnu_ld/front_matter.hpp"

#include "model/error.hpp"
#include "parse/gnu_ld/read_gnu_ld.hpp"
#include "text/fields.hpp"

namespace memstrata::gnu_ld {
namespace {

// Scripts of the largest parts have some thirty.
constexpr std::size_t kMostBlocks = 256;

// The file of a common symbol that link-time optimisation knows of is
// `a.o (symbol from plugin)`.
std::string_view without_note(std::string_view file) {
  constexpr std::string_view kNote = " (symbol from plugin)";
  return file.ends_with(kNote) ? file.substr(0, file.size() - kNote.size()) : file;
}

}  // namespace

bool FrontMatter::read(std::string_view line, std::uint32_t number) {
  constexpr std::size_t kCommonColumn = 20;
  if (is_default_row(line)) {
    return true;
  }
  if (!line.empty() && line.front() != ' ') {
    if (!read_block(line, number)) {
      blocks_.clear();
      Fields fields{line};
      const auto name = fields.word();
      read_common(name, trimmed(fields.rest()));
    }
  } else {
    blocks_.clear();
    // a_rather_long_common_name
    //                     0x8               obj/main.o
    if (line.find_first_not_of(' ') == kCommonColumn) {
      read_common(line_before_, line.substr(kCommonColumn));
    }
  }
  line_before_ = line;
  return false;
}

// FLASH            0x08000000         0x00040000         xr
//
// Attributes may be in two words (`r !x`, 2.35 and older): they are the rest.
bool FrontMatter::read_block(std::string_view line, std::uint32_t number) {
  Fields fields{line};
  Block block;
  block.name = fields.word();
  fields.skip_blanks();
  const auto origin = fields.hex();
  fields.skip_blanks();
  const auto length = fields.hex();
  if (!origin || !length) {
    return false;
  }
  if (*length > 0 && *length - 1 > ~*origin) {
    diagnostics_.warn(number, "memory block ends behind the last address: left out");
    return true;
  }
  block.origin = *origin;
  block.length = *length;
  block.attributes = trimmed(fields.rest());
  blocks_.push_back(block);
  if (blocks_.size() > kMostBlocks) {
    throw Error{
        ErrorCode::bad_input,
        std::to_string(number) + ": more than 256 memory blocks: not a linker map"};
  }
  return true;
}

// rx_ring             0x40              obj/uart.o
void FrontMatter::read_common(std::string_view name, std::string_view size_and_file) {
  Fields fields{size_and_file};
  const auto size = fields.hex();
  fields.skip_blanks();
  if (size && !name.empty() && !fields.done()) {
    commons_.add(name, *size, without_note(fields.rest()));
  }
}

}  // namespace memstrata::gnu_ld
