#include "parse/section_names.hpp"

#include <algorithm>
#include <array>

#include "text/fields.hpp"

namespace memstrata {
namespace {

template <std::size_t count>
bool starts_with_any(std::string_view name,
                     const std::array<std::string_view, count>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [name](std::string_view prefix) {
    return name.starts_with(prefix);
  });
}

template <std::size_t count>
bool is_any(std::string_view name, const std::array<std::string_view, count>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool contains(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

constexpr std::array<std::string_view, 10> kNeverLoadedPrefixes = {
    ".debug", ".zdebug", ".stab",          ".gnu.build.attributes", ".gnu.lto_",
    ".xt.",   ".mdebug", ".note.gnu.gold", ".note.gnu.avr",         ".gnu.debuglto_",
};
constexpr std::array<std::string_view, 13> kNeverLoaded = {
    ".comment",          ".line",           ".ARM.attributes",
    ".riscv.attributes", ".gnu.attributes", ".note.GNU-stack",
    ".GCC.command.line", ".xtensa.info",    ".pdr",
    ".symtab",           ".strtab",         ".shstrtab",
};

// The last three are of mold and LLD.
constexpr std::array<std::string_view, 14> kNobitsPrefixes = {
    ".bss",   ".sbss", ".tbss",  ".dynbss",  ".noinit", ".lbss",    ".gnu.linkonce.b.",
    ".stack", ".heap", "COMMON", ".scommon", ".common", ".copyrel", ".relro_padding",
};

// `.str1.4` at the end; also inside `.rodata.f.str1.4`.
bool ends_like_merged_strings(std::string_view section) {
  const auto at = section.rfind(".str");
  if (at == std::string_view::npos) {
    return false;
  }
  const auto numbers = section.substr(at + 4);
  const auto dot = numbers.find('.');
  return dot != std::string_view::npos && dot > 0 && dot + 1 < numbers.size() &&
         std::all_of(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(dot),
                     is_digit) &&
         std::all_of(numbers.begin() + static_cast<std::ptrdiff_t>(dot) + 1,
                     numbers.end(), is_digit);
}

// `.cst8` at the end.
bool ends_like_merged_constants(std::string_view section) {
  const auto at = section.rfind(".cst");
  return at != std::string_view::npos && at + 4 < section.size() &&
         std::all_of(section.begin() + static_cast<std::ptrdiff_t>(at) + 4, section.end(),
                     is_digit);
}

// Longer ones first: the longest that fits is taken off.
constexpr std::array<std::string_view, 26> kSuffixPrefixes = {
    ".data.rel.ro.local.",
    ".data.rel.local.",
    ".text.unlikely.",
    ".progmem.data.",
    ".gnu.linkonce.t.",
    ".gnu.linkonce.r.",
    ".gnu.linkonce.d.",
    ".gnu.linkonce.b.",
    ".text.startup.",
    ".data.rel.ro.",
    ".text.exit.",
    ".data.rel.",
    ".text.hot.",
    ".progmem.",
    ".srodata.",
    ".sdata2.",
    ".rodata.",
    ".noinit.",
    ".sdata.",
    ".tdata.",
    ".text.",
    ".data.",
    ".sbss.",
    ".tbss.",
    ".bss.",
    ".lbss.",
};
// Names that gcc gives to whole sections: with the prefix off they look like a symbol.
constexpr std::array<std::string_view, 9> kNotSuffixed = {
    ".text.unlikely",  ".text.startup",      ".text.exit",
    ".text.hot",       ".data.rel.ro",       ".data.rel",
    ".data.rel.local", ".data.rel.ro.local", ".progmem.data",
};

}  // namespace

bool is_never_loaded(std::string_view region) {
  return starts_with_any(region, kNeverLoadedPrefixes) || is_any(region, kNeverLoaded);
}

bool is_nobits_section(std::string_view section) {
  return starts_with_any(section, kNobitsPrefixes) || section.ends_with("_bss") ||
         contains(section, ".bss");
}

// Not `.tbss_space`, by which picolibc's script keeps room for every thread's .tbss.
bool is_thread_local(std::string_view region) {
  // picolibc's `.tbss_space` is not: it keeps the room where .tbss is copied to.
  return region == ".tdata" || region == ".tbss" || region.starts_with(".tdata.") ||
         region.starts_with(".tbss.");
}

bool is_code_like(std::string_view region) {
  constexpr std::array<std::string_view, 4> kCodeWords = {"text", "iram", "vector",
                                                          "init"};
  return std::any_of(kCodeWords.begin(), kCodeWords.end(),
                     [region](std::string_view word) { return contains(region, word); });
}

bool is_mergeable(std::string_view section) {
  if (section.empty() || !is_digit(section.back())) {
    return false;  // nearly all sections, at once
  }
  return ends_like_merged_strings(section) || ends_like_merged_constants(section);
}

bool is_common(std::string_view section) {
  return section == "COMMON" || section == ".scommon";
}

std::string_view section_suffix(std::string_view section) {
  if (section.size() < 2) {
    return {};
  }
  for (const auto prefix : kSuffixPrefixes) {
    // All begin with a dot: the letter behind it rules most of them out, unlike a call.
    if (prefix[1] == section[1] && section.starts_with(prefix)) {
      const bool names_a_symbol =
          !is_any(section, kNotSuffixed) && !is_mergeable(section);
      return names_a_symbol ? section.substr(prefix.size()) : std::string_view{};
    }
  }
  return {};
}

}  // namespace memstrata
