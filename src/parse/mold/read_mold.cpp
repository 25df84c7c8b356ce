#include "parse/mold/read_mold.hpp"

#include "parse/map_builder.hpp"
#include "parse/map_table/input_section.hpp"
#include "parse/map_table/map_table_lines.hpp"
#include "parse/map_table/mapping_symbols.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kLastHeader = "SHDR";

// The headers of the file, which mold lists among the sections.
bool is_file_header(std::string_view name) {
  return name == "EHDR" || name == "PHDR" || name == kLastHeader;
}

// `.rodata.str`, `.rodata.cst`: literals of all objects, of which mold prints
// no contributions.
bool is_merged_region(std::string_view name) {
  return name.starts_with(".rodata.str") || name.starts_with(".rodata.cst");
}

class MoldReader {
 public:
  MoldReader(std::string_view text, const std::string& path)
      : path_(path), lines_(text) {}

  MemoryMap read() {
    while (lines_.next(builder_.diagnostics())) {
      read_row(lines_.row());
    }
    const bool whole = lines_.ended_whole() && has_last_header_;
    return builder_.finish(whole ? Extent::whole : Extent::cut, path_);
  }

 private:
  void read_row(const MapTableRow& row) {
    if (row.level == 0) {
      read_region(row);
    } else if (!builder_.wants_contents()) {
      return;
    } else if (row.level == 1) {
      read_contribution(row);
    } else {
      read_symbol(row);
    }
  }

  //               VMA       Size Align Out     In      Symbol
  //                 0         64     8 EHDR
  //            0x2690      12298    16 .text
  void read_region(const MapTableRow& row) {
    if (is_file_header(row.text)) {
      has_last_header_ = has_last_header_ || row.text == kLastHeader;
      return;
    }
    builder_.open_region(row.text, row.address, row.address, row.size);
    if (is_merged_region(row.text)) {
      builder_.add({.kind = ContributionKind::merged,
                    .address = row.address,
                    .size = row.size,
                    .section = row.text});
    }
  }

  //            0x26c0        185    16         crtbeginS.o:(.text)
  void read_contribution(const MapTableRow& row) {
    const auto input = input_section(row.text);
    if (!input) {
      return;
    }
    builder_.add({.address = row.address,
                  .size = row.size,
                  .section = input->section,
                  .file = input->file});
    thumb_.begin_contribution();
  }

  //            0x26c0          0     0                 deregister_tm_clones
  //
  // The size is never printed.
  void read_symbol(const MapTableRow& row) {
    if (is_mapping_symbol(row.text)) {
      thumb_.note_mark(row.text);
    } else if (!is_assembler_label(row.text)) {
      builder_.add_name({thumb_.cleared(row.address), row.text});
    }
  }

  const std::string& path_;
  MapTableLines lines_;
  CommonTable no_commons_;
  MapBuilder builder_{"mold", no_commons_};
  ThumbBit thumb_;
  bool has_last_header_ = false;
};

}  // namespace

MemoryMap read_mold(std::string_view text, const std::string& path) {
  return MoldReader{text, path}.read();
}

}  // namespace memstrata
