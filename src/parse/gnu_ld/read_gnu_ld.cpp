#include "parse/gnu_ld/read_gnu_ld.hpp"

#include "model/error.hpp"
#include "parse/gnu_ld/front_matter.hpp"
#include "parse/gnu_ld/layout_reader.hpp"
#include "parse/gnu_ld/whole.hpp"
#include "parse/placement.hpp"
#include "parse/unload.hpp"
#include "text/fields.hpp"
#include "text/lines.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kLongestLine = std::size_t{1} << 20;

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
  throw Error{ErrorCode::bad_input, path + reason};
}

[[noreturn]] void refuse_line(const std::string& path, std::uint32_t line,
                              const std::string& reason) {
  refuse(path, ":" + std::to_string(line) + ": " + reason);
}

/// Leads the lines of a file through its parts.
class GnuLdReader {
 public:
  GnuLdReader(std::string_view text, const std::string& path)
      : text_(text), path_(path), lines_(text) {}

  MemoryMap read() {
    reserve();
    read_front_matter();
    gnu_ld::LayoutReader layout{map_, names_, front_.commons(), diagnostics_};
    read_layout(layout);
    const bool head_pending = layout.head_pending();
    layout.finish();
    const gnu_ld::Evidence evidence{.ends_in_line = ends_in_line_,
                                    .head_pending = head_pending,
                                    .gaps = layout.gaps(),
                                    .region_lines = layout.region_lines(),
                                    .last_region = last_region_,
                                    .doubtful = layout.doubtful()};
    map_.format = "gnu-ld";
    map_.toolchain = layout.toolchain();
    gnu_ld::judge(map_, evidence, diagnostics_, path_);
    map_.diagnostics = diagnostics_.take();
    map_.storage.push_back(names_.storage());
    return std::move(map_);
  }

 private:
  // Real maps have a contribution on about every 300 bytes, and a symbol on every
  // 70 at the very most.  Pages that are reserved and not used cost nothing;
  // growing copies costs a tenth of the time and doubles the memory.
  void reserve() {
    constexpr std::size_t kBytesOfContribution = 256;
    constexpr std::size_t kBytesOfSymbol = 72;
    map_.contributions.reserve(text_.size() / kBytesOfContribution);
    map_.symbols.reserve(text_.size() / kBytesOfSymbol);
  }

  // The last line counts only when it is whole: a number cut short is another number.
  bool next_line() {
    if (!lines_.next()) {
      return false;
    }
    if (lines_.line().size() > kLongestLine) {
      refuse_line(path_, lines_.number(), "a line of more than 1 MiB: not a linker map");
    }
    ends_in_line_ = !lines_.terminated();
    return !ends_in_line_;
  }

  void read_front_matter() {
    bool found = false;
    while (!found && next_line()) {
      found = front_.read(lines_.line(), lines_.number());
    }
    if (!found) {
      refuse(path_, ": no memory map in it");
    }
    for (auto block : front_.blocks()) {
      block.name = names_.clean(block.name);
      block.attributes = names_.clean(block.attributes);
      map_.blocks.push_back(block);
    }
    bool title = false;  // the next line that is not blank, in whatever language
    while (!title && next_line()) {
      title = !lines_.line().empty();
    }
  }

  void read_layout(gnu_ld::LayoutReader& layout) {
    bool in_map = true;
    while (next_line()) {
      const auto line = lines_.line();
      if (line.starts_with('*') && is_default_row(line)) {
        refuse_line(
            path_, lines_.number(),
            "a second linker map begins here: give each map as a file of its own");
      }
      const auto regions_before = map_.regions.size();
      in_map = in_map && layout.read(line, lines_.number());
      if (map_.regions.size() != regions_before) {
        last_region_ = lines_.rest();
      }
    }
  }

  std::string_view text_;
  const std::string& path_;
  Lines lines_;
  MemoryMap map_;
  NameStore names_;
  Diagnostics diagnostics_;
  gnu_ld::FrontMatter front_{diagnostics_};
  bool ends_in_line_ = false;
  std::string_view last_region_;  // the text behind the head of the last region
};

}  // namespace

bool is_default_row(std::string_view line) {
  constexpr std::string_view kName = "*default*";
  if (!line.starts_with(kName)) {
    return false;
  }
  Fields fields{line.substr(kName.size())};
  fields.skip_blanks();
  const auto origin = fields.hex();
  fields.skip_blanks();
  const auto length = fields.rest();
  return origin == std::uint64_t{0} && length.starts_with("0x") && length.size() > 2 &&
         length.find_first_not_of("fF", 2) == std::string_view::npos;
}

MemoryMap read_gnu_ld(std::string_view text, const std::string& path) {
  return GnuLdReader{text, path}.read();
}

}  // namespace memstrata
