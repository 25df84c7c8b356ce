#include "parse/lld/read_lld.hpp"

#include <algorithm>
#include <span>

#include "parse/linker_script/script_expression.hpp"
#include "parse/linker_script/script_tokens.hpp"
#include "parse/lld/lld_text.hpp"
#include "parse/map_builder.hpp"
#include "parse/map_table/input_section.hpp"
#include "parse/map_table/map_table_lines.hpp"
#include "parse/map_table/mapping_symbols.hpp"

namespace memstrata {
namespace {

constexpr std::string_view kMadeByLinker = "<internal>";

class LldReader {
 public:
  LldReader(std::string_view text, const std::string& path) : path_(path), lines_(text) {}

  MemoryMap read() {
    while (lines_.next(builder_.diagnostics())) {
      read_row(lines_.row());
    }
    return builder_.finish(is_whole() ? Extent::whole : Extent::cut, path_);
  }

 private:
  // The text of a row is empty where the script has an ASSERT.
  void read_row(const MapTableRow& row) {
    if (row.text.empty()) {
      return;
    }
    if (row.level == 0) {
      read_outer_row(row);
    } else if (lines_.kind() == MapTableKind::oldest_lld) {
      read_row_of_oldest(row);
    } else if (row.level == 1) {
      read_inner_row(row);
    } else if (builder_.wants_contents()) {
      read_symbol(row);
    }
  }

  //  8000400  8000400     1c24     4 .text
  // 20000020 20000020        0     1 _end = .
  void read_outer_row(const MapTableRow& row) {
    if (const auto assignment = lld_assignment(row.text)) {
      read_assignment(*assignment, row);
      return;
    }
    builder_.open_region(row.text, row.address, row.load_address, row.size);
    region_end_ = row.address + row.size;
    reached_ = row.address;
    last_region_ = row.text;
    has_symbol_table_ = has_symbol_table_ || row.text == ".symtab";
    has_symbol_names_ = has_symbol_names_ || row.text == ".strtab";
    has_section_names_ = has_section_names_ || row.text == ".shstrtab";
  }

  //  8000400  8000400       28     4         obj/a.o:(.text.helper)
  //  8000428  8000428       10     1         . = . + 16
  //  8000438  8000438        1     1         BYTE ( 0x1 )
  void read_inner_row(const MapTableRow& row) {
    reached_ = std::max(reached_, row.address + row.size);
    if (const auto input = input_section(row.text)) {
      add_input_section(*input, row);
    } else if (is_lld_data(row.text)) {
      add({.kind = ContributionKind::data, .address = row.address, .size = row.size});
    } else if (const auto assignment = lld_assignment(row.text)) {
      read_assignment(*assignment, row);
      if (assignment->name == ".") {
        add({.kind = ContributionKind::fill, .address = row.address, .size = row.size});
      }
    }
  }

  // obj/a.o:(.text.helper)   <internal>:(.rodata)   <internal>:(.got)
  //
  // LLD merges literals of all objects into sections of its own.
  void add_input_section(const InputSection& input, const MapTableRow& row) {
    auto kind = ContributionKind::object;
    if (input.file == kMadeByLinker) {
      kind = input.section.starts_with(".rodata") || input.section.starts_with(".srodata")
                 ? ContributionKind::merged
                 : ContributionKind::stub;
    }
    add({.kind = kind,
         .address = row.address,
         .size = row.size,
         .section = input.section,
         .file = kind == ContributionKind::object ? input.file : std::string_view{}});
  }

  void add(const PrintedContribution& contribution) {
    if (builder_.wants_contents()) {
      builder_.add(contribution);
      thumb_.begin_contribution();
    }
  }

  // 0000000000201000 000000000000000e     4         .text
  // 0000000000201000 000000000000000e     4                 file1.o
  // 0000000000201000 0000000000000000     0                         _start
  //
  // The section stands once for the files that follow it.
  void read_row_of_oldest(const MapTableRow& row) {
    if (row.level == 1) {
      section_ = row.text;
      reached_ = std::max(reached_, row.address + row.size);
      if (lld_assignment(row.text)) {
        read_inner_row(row);
      }
    } else if (row.level == 2) {
      add_input_section({row.text, section_}, row);
    } else if (builder_.wants_contents()) {
      read_symbol(row);
    }
  }

  //  8000400  8000400        0     1                 $t
  //  8000401  8000401       28     1                 helper
  void read_symbol(const MapTableRow& row) {
    if (is_mapping_symbol(row.text)) {
      thumb_.note_mark(row.text);
      return;
    }
    if (is_assembler_label(row.text)) {
      return;
    }
    // LLD prints thread-local symbols as offsets.
    const auto address = builder_.in_thread_local_region()
                             ? builder_.thread_local_origin() + row.address
                             : thumb_.cleared(row.address);
    builder_.add_name({address, row.text, Binding::global, row.size});
  }

  // LLD prints where the linker stood, not the value: it has to be worked out.
  // What depends on addresses of symbols or memories stays unknown.
  void read_assignment(const LldAssignment& assignment, const MapTableRow& row) {
    if (assignment.name == ".") {
      return;
    }
    const auto tokens = script_tokens(assignment.expression);
    std::span<const ScriptToken> rest{tokens};
    scope_.place = row.address;
    const auto value = take_expression(rest, scope_);
    if (value && rest.front().kind == ScriptTokenKind::end) {
      scope_.values.insert_or_assign(assignment.name, *value);
      builder_.add_assignment(assignment.name, *value);
    } else {
      scope_.values.erase(assignment.name);
    }
  }

  // The tables of symbols and names end every output of LLD.
  [[nodiscard]] bool is_whole() const {
    const bool last_is_whole =
        !last_region_.ends_with("strtab") || reached_ >= region_end_;
    return lines_.ended_whole() && has_section_names_ &&
           (has_symbol_names_ || !has_symbol_table_) && last_is_whole;
  }

  const std::string& path_;
  MapTableLines lines_;
  CommonTable no_commons_;
  MapBuilder builder_{"lld", no_commons_};
  ThumbBit thumb_;
  ScriptScope scope_;
  std::string_view section_;  // of the files that follow, in the oldest maps
  std::string_view last_region_;
  Address region_end_ = 0;
  Address reached_ = 0;
  bool has_symbol_table_ = false;
  bool has_symbol_names_ = false;
  bool has_section_names_ = false;
};

}  // namespace

MemoryMap read_lld(std::string_view text, const std::string& path) {
  return LldReader{text, path}.read();
}

}  // namespace memstrata
