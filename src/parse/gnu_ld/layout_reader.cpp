#include "parse/gnu_ld/layout_reader.hpp"

#include "parse/section_names.hpp"
#include "text/fields.hpp"

namespace memstrata::gnu_ld {
namespace {

constexpr std::string_view kFill = "*fill*";
// Sizes beyond this are no sizes, and sums of them would not fit.
constexpr Bytes kLargest = Bytes{1} << 62U;

bool is_possible(const PlacedLine& placed) {
  return placed.size <= kLargest && placed.size <= ~placed.address;
}

// `linker stubs`; `crti.o generated`: pieces that ld makes itself.
bool is_made_by_linker(std::string_view file) {
  return file == "linker stubs" || file.ends_with(" generated");
}

// Debug data is passed over, but not an assignment that stands below it.
bool may_assign(std::string_view line) {
  return line.size() > 1 && line[1] == ' ' && line.find('=') != std::string_view::npos;
}

}  // namespace

bool LayoutReader::read(std::string_view line, std::uint32_t number) {
  number_ = number;
  if (line.empty()) {
    // A title alone on its line: an absent region, or that of the cross reference.
    maybe_cross_reference_ = head_of_ == HeadOf::region;
    head_of_ = HeadOf::nothing;
    after_blank_ = true;
    return true;
  }
  const bool ends_here = maybe_cross_reference_ && is_cross_reference_header(line);
  maybe_cross_reference_ = false;
  if (ends_here) {
    return false;
  }
  if (line.front() != ' ') {
    return read_at_column_0(line);
  }
  if (in_ != In::skipped_region || head_of_ == HeadOf::region || may_assign(line)) {
    if (line[1] != ' ') {
      read_contribution(line);
    } else {
      read_value(line);
    }
  }
  after_blank_ = false;
  return true;
}

// .text           0x08000018      0xdf0
// .data           0x20000000       0x14 load address 0x08000f78
// .ARM.attributes
//                 0x00000000       0x2e
//
// A name alone waits one line for its numbers; without them the region is not
// in the output.  LOAD, OUTPUT( and the like stand at column 0 too.
bool LayoutReader::read_at_column_0(std::string_view line) {
  head_of_ = HeadOf::nothing;
  if (is_control(line)) {
    close_region();
    read_control(line);
  } else if (after_blank_) {
    close_region();
    if (const auto placed = read_placed(line)) {
      open_region(placed->name, *placed);
    } else {
      head_ = line;
      head_of_ = HeadOf::region;
    }
  } else {
    warn("this line is no part of a map");
  }
  after_blank_ = false;
  return true;
}

void LayoutReader::read_control(std::string_view line) {
  constexpr std::string_view kLoad = "LOAD ";
  if (line.starts_with(kLoad)) {
    toolchain_.look_at(line.substr(kLoad.size()));
  } else if (const auto output = read_output(line)) {
    map_.output_file = names_.clean(output->file);
    map_.output_format = names_.clean(output->format);
  }
}

//  .text          0x0800001e       0x2e o/plain/a.o
//  *fill*         0x08000014        0x4
//  .text.a_function_with_a_long_name
//  *(.text .text.*)
//  FILL mask 0xdead
//
// What has no numbers is a pattern of the script or the first line of two.
void LayoutReader::read_contribution(std::string_view line) {
  head_of_ = HeadOf::nothing;
  if (in_ != In::region) {
    return;
  }
  const auto placed = read_placed(line);
  if (!placed) {
    head_ = line.substr(1);
    head_of_ = HeadOf::contribution;
  } else if (placed->name == kFill) {
    add(ContributionKind::fill, *placed);
  } else {
    add(is_made_by_linker(placed->rest) ? ContributionKind::stub
                                        : ContributionKind::object,
        *placed);
  }
}

void LayoutReader::add(ContributionKind kind, const PlacedLine& placed) {
  if (!is_possible(placed)) {
    warn("address and size run past the last address: left out");
    return;
  }
  const bool from_section =
      kind == ContributionKind::object || kind == ContributionKind::stub;
  partition_.add(
      {.kind = kind,
       .address = placed.address,
       .size = placed.size,
       .section = from_section ? placed.name : std::string_view{},
       .file = kind == ContributionKind::object ? placed.rest : std::string_view{},
       .size_before_relaxing = std::nullopt});
}

void LayoutReader::read_value(std::string_view line) {
  const bool was_second_line = head_of_ != HeadOf::nothing && complete_head(line);
  head_of_ = HeadOf::nothing;
  if (was_second_line) {
    return;
  }
  Fields fields{line};
  const auto indent = fields.skip_blanks();
  if (fields.rest().front() == '0') {
    read_number_line(fields.rest(), indent);
  }
  // Else `[!provide]`, `[0x08000000]`, `[unresolved]`, `*undef*`: an assignment
  // that does not hold or is printed elsewhere.
}

// A number line after a name alone is its second line, unless its bytes were
// written by the script: then the name was a pattern.
//
//  *(.isr_vector)
//                 0x00002c74        0x1 BYTE 0x1
bool LayoutReader::complete_head(std::string_view line) {
  auto placed = read_wrapped(line);
  if (!placed || is_written_by_script(placed->rest)) {
    return false;
  }
  placed->name = head_;
  if (head_of_ == HeadOf::region) {
    open_region(head_, *placed);
  } else {
    add(is_made_by_linker(placed->rest) ? ContributionKind::stub
                                        : ContributionKind::object,
        *placed);
  }
  return true;
}

//                                  0x1f (size before relaxing)
//                 0x200007c8        0x1 BYTE 0x1
//                 0x0800001e                asm_label1
//                 0x08000e08                        _etext = .
void LayoutReader::read_number_line(std::string_view line, std::size_t indent) {
  constexpr std::size_t kSizeIndent = 24;  // ld prints 27 and more; values have 16
  Fields fields{line};
  const auto value = fields.hex();
  if (!value) {
    warn("this number makes no sense");
    return;
  }
  fields.skip_blanks();
  if (indent >= kSizeIndent) {
    if (auto* const last = partition_.last(); last != nullptr && in_ == In::region) {
      last->size_before_relaxing = *value;
    }
    return;
  }
  // A symbol may be called 0x10: only what BYTE and the like follow are bytes.
  const auto placed =
      fields.rest().starts_with("0x") ? read_wrapped(line) : std::optional<PlacedLine>{};
  if (placed && is_written_by_script(placed->rest)) {
    if (in_ == In::region) {
      add(ContributionKind::data, *placed);
    }
  } else if (!fields.done()) {
    read_name_or_assignment(*value, fields.rest());
  }
}

void LayoutReader::read_name_or_assignment(Address address, std::string_view text) {
  constexpr std::string_view kLocal = "(local) ";
  if (is_assignment(text)) {
    if (const auto name = assigned_name(text); !name.empty()) {
      assignments_.add(name, address);
    }
    return;
  }
  if (in_ != In::region || partition_.last() == nullptr) {
    return;
  }
  if (text.starts_with(kLocal)) {
    partition_.add_name({address, text.substr(kLocal.size()), Binding::local});
  } else {
    partition_.add_name({address, text, Binding::global});
  }
}

void LayoutReader::open_region(std::string_view name, const PlacedLine& placed) {
  if (!is_possible(placed)) {
    warn("a region that runs past the last address: left out");
    return;
  }
  Region region{.name = names_.clean(name),
                .address = placed.address,
                .load_address = read_load_address(placed.rest).value_or(placed.address),
                .size = placed.size,
                .tls = is_thread_local(name)};
  region.loaded = !is_never_loaded(name);
  in_ = region.loaded ? In::region : In::skipped_region;
  map_.regions.push_back(region);
  gaps_.push_back(0);
  region_lines_.push_back(number_);
}

void LayoutReader::close_region() {
  if (in_ == In::region) {
    const auto index = static_cast<Index>(map_.regions.size() - 1);
    const auto result = partition_.finish(index);
    auto& region = map_.regions[index];
    region.nobits = result.nobits;
    gaps_[index] = result.gap;
    loaded_.note(map_, index);
  }
  in_ = In::no_region;
}

void LayoutReader::finish() {
  close_region();
  assignments_.append_to(map_, names_);
}

}  // namespace memstrata::gnu_ld
