#include "parse/gold/read_gold.hpp"

#include <algorithm>
#include <utility>

#include "parse/gnu_ld/line_forms.hpp"
#include "parse/gold/gold_commons.hpp"
#include "parse/map_builder.hpp"
#include "text/fields.hpp"
#include "text/lines.hpp"

namespace memstrata {
namespace {

using gnu_ld::PlacedLine;

// What is not of an input section: `** fill`, `** merge strings`, `** GOT PLT`.
constexpr std::string_view kMadeByLinker = "** ";

class GoldReader {
 public:
  GoldReader(std::string_view text, const std::string& path)
      : path_(path), lines_(text) {}

  MemoryMap read() {
    bool in_map = true;
    while (lines_.next()) {
      // A number cut short is another number: a line without its end does not count.
      ends_in_line_ = !lines_.terminated();
      if (in_map && !ends_in_line_) {
        in_map = read_line(lines_.line());
      }
    }
    return builder_.finish(is_whole() ? Extent::whole : Extent::cut, path_);
  }

 private:
  enum class HeadOf : std::uint8_t { nothing, region, contribution };

  // Returns false at the cross reference table.
  //
  // Titles may be translated; what they stand over is told by its form.  Before
  // the first region come the common symbols and the discarded sections.
  bool read_line(std::string_view line) {
    const auto head_of = std::exchange(head_of_, HeadOf::nothing);
    const bool after_blank = std::exchange(after_blank_, line.empty());
    if (line.empty()) {
      return true;
    }
    if (line.front() != ' ') {
      if (any_region_ && gnu_ld::is_cross_reference_header(line)) {
        return false;
      }
      read_at_column_0(line, after_blank);
    } else if (line.size() > 1 && line[1] != ' ') {
      read_contribution(line);
    } else if (const auto numbers = gnu_ld::read_wrapped(line)) {
      complete_head(head_of, *numbers);
    } else if (head_of == HeadOf::region && !any_region_) {
      add_common(head_, line);
    } else {
      read_symbol(line);
    }
    return true;
  }

  // .text           0x0000000000001010     0x3017
  // .data           0x0000000000401000       0x4e load address 0x500000
  // .note.gnu.property
  //                 0x00000000000002c8       0x20
  void read_at_column_0(std::string_view line, bool after_blank) {
    if (const auto placed = gnu_ld::read_placed(line); placed && after_blank) {
      open_region(placed->name, *placed);
      return;
    }
    head_ = line;
    head_of_ = HeadOf::region;
    if (Fields fields{line}; !any_region_) {
      const auto name = fields.word();
      add_common(name, fields.rest());
    }
  }

  // Common symbol       size              file
  //
  // rx_ring             0x40              obj/uart.o
  // a_rather_long_common_name
  //                     0x8               obj/main.o
  void add_common(std::string_view name, std::string_view size_and_file) {
    if (const auto common = read_gold_common(name, size_and_file)) {
      commons_.push_back(*common);
      common_sizes_.add(common->name, common->size, common->file);
    }
  }

  //  .text          0x0000000000001740       0x22 Scrt1.o
  //  ** merge strings
  //                 0x00000000000040a8       0x28
  void read_contribution(std::string_view line) {
    if (const auto placed = gnu_ld::read_placed(line)) {
      add(placed->name, *placed);
    } else {
      head_ = line.substr(1);
      head_of_ = HeadOf::contribution;
    }
  }

  void complete_head(HeadOf head_of, const PlacedLine& numbers) {
    if (head_of == HeadOf::region) {
      open_region(head_, numbers);
    } else if (head_of == HeadOf::contribution) {
      add(head_, numbers);
    }
  }

  void open_region(std::string_view name, const PlacedLine& placed) {
    any_region_ = true;
    builder_.open_region(name, placed.address,
                         gnu_ld::read_load_address(placed.rest).value_or(placed.address),
                         placed.size);
    last_region_ = name;
    region_end_ = placed.address + placed.size;
    reached_ = placed.address;
  }

  void add(std::string_view name, const PlacedLine& placed) {
    reached_ = std::max(reached_, placed.address + placed.size);
    if (!builder_.wants_contents()) {
      return;
    }
    if (!name.starts_with(kMadeByLinker)) {
      builder_.add({.address = placed.address,
                    .size = placed.size,
                    .section = name,
                    .file = placed.rest});
    } else if (name.ends_with("common")) {
      add_commons(placed);
    } else {
      builder_.add({.kind = kind_of(name),
                    .address = placed.address,
                    .size = placed.size,
                    .section = name == "** dynbss" ? ".dynbss" : name});
    }
  }

  // ** fill   ** zero fill   ** merge constants   ** expression   ** PLT
  //
  // `** fill` is also what notes and .interp hold; padding stands behind a section.
  ContributionKind kind_of(std::string_view name) {
    if (name.ends_with("fill")) {
      const auto* const before = builder_.last();
      const bool is_content =
          name == "** fill" &&
          (before == nullptr || before->kind == ContributionKind::stub);
      return is_content ? ContributionKind::stub : ContributionKind::fill;
    }
    if (name.starts_with("** merge ")) {
      return ContributionKind::merged;
    }
    return name == "** expression" ? ContributionKind::data : ContributionKind::stub;
  }

  //  ** common      0x00000000000021c0       0x71
  void add_commons(const PlacedLine& lump) {
    const auto placed = placed_commons(commons_, lump.address, lump.size);
    if (placed.empty()) {
      builder_.add({.address = lump.address, .size = lump.size, .section = "COMMON"});
    }
    for (const auto& common : placed) {
      builder_.add({.address = common.address,
                    .size = common.size,
                    .section = "COMMON",
                    .file = common.file});
      builder_.add_name({common.address, common.name, Binding::global, common.size});
    }
  }

  //                 0x0000000000001740                _start
  //
  // Thread-local symbols have offsets.
  void read_symbol(std::string_view line) {
    Fields fields{line};
    fields.skip_blanks();
    const auto value = fields.hex();
    fields.skip_blanks();
    if (!builder_.wants_contents() || !value || fields.done()) {
      return;
    }
    const auto origin =
        builder_.in_thread_local_region() ? builder_.thread_local_origin() : Address{0};
    builder_.add_name({origin + *value, fields.rest()});
  }

  // The names of the sections end every output of gold.
  [[nodiscard]] bool is_whole() const {
    return !ends_in_line_ && head_of_ == HeadOf::nothing && last_region_ == ".shstrtab" &&
           reached_ >= region_end_;
  }

  const std::string& path_;
  Lines lines_;
  CommonTable common_sizes_;
  MapBuilder builder_{"gold", common_sizes_};
  std::vector<GoldCommon> commons_;
  std::string_view head_;
  HeadOf head_of_ = HeadOf::nothing;
  bool after_blank_ = false;
  bool any_region_ = false;
  bool ends_in_line_ = false;
  std::string_view last_region_;
  Address region_end_ = 0;
  Address reached_ = 0;
};

}  // namespace

MemoryMap read_gold(std::string_view text, const std::string& path) {
  return GoldReader{text, path}.read();
}

}  // namespace memstrata
