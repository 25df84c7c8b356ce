#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

using Address = std::uint64_t;
using Bytes = std::uint64_t;

/// Index into one of the vectors of a MemoryMap; kNone where there is nothing.
using Index = std::uint32_t;
inline constexpr Index kNone = 0xffffffff;

/// How far a map can be trusted; the table "Inputs" of docs/formats.md.
enum class Status : std::uint8_t { ok, overflow, failed, truncated, relocatable };

enum class Severity : std::uint8_t { note, warning };

/// A line that made no sense, or a fact the reader should know.
struct Diagnostic {
  Severity severity = Severity::warning;
  std::uint32_t line = 0;  // 1-based; 0: of no line
  std::string message;

  bool operator==(const Diagnostic&) const = default;
};

/// A memory of the target: a line of the map's memory table.
struct Block {
  std::string_view name;
  Address origin = 0;
  std::optional<Bytes> length;  // empty: unknown, as of the pseudo-block "(no block)"
  std::string_view attributes;

  bool operator==(const Block&) const = default;
};

/// An output section.
struct Region {
  std::string_view name;
  Address address = 0;       // VMA
  Address load_address = 0;  // LMA; `address` where the map prints none
  Bytes size = 0;
  Index block = kNone;       // where it runs; kNone when not loaded
  Index load_block = kNone;  // where its load image lies; kNone when it has none
  bool loaded = true;        // false: debug data, comments, attributes
  bool nobits = false;       // no bytes in the image (.bss)
  bool tls = false;          // thread-local; with nobits it takes no address space

  /// Bytes of the initial image: 0 for NOBITS.
  [[nodiscard]] Bytes load_size() const { return nobits ? 0 : size; }
  /// Whether a separate load image counts in `load_block`.
  [[nodiscard]] bool has_load_image() const {
    return loaded && !nobits && load_address != address;
  }
  /// Whether the region's own bytes count: not for debug data and not for .tbss.
  [[nodiscard]] bool takes_space() const { return loaded && !(nobits && tls); }

  bool operator==(const Region&) const = default;
};

enum class ContributionKind : std::uint8_t { object, merged, fill, data, stub, gap };

/// The bytes that one input section of one object puts into a region.
///
/// The contributions of a region stand in address order and tile it: each
/// begins where the one before ends, the sizes sum to the region's size.
struct Contribution {
  Index region = kNone;
  ContributionKind kind = ContributionKind::object;
  Address address = 0;
  Bytes size = 0;            // after the sweep: what it really holds
  Bytes printed_size = 0;    // what the map says; not stored, not compared by the store
  std::string_view object;   // path; empty: none.  "(merged strings)" for merged pools
  std::string_view archive;  // empty: none
  std::string_view section;  // input section; empty: none

  bool operator==(const Contribution&) const = default;
};

/// global: also weak or hidden, a map cannot tell.  linker: an assignment such
/// as `_end`.  none: a span that no name covers.
enum class Binding : std::uint8_t { global, local, linker, none };

/// Where the size of a symbol comes from, in falling trust.
enum class SizeFrom : std::uint8_t { exact, common, section, next, suffix, padding };

/// A span: a piece of a contribution, with its names.
///
/// The spans of an object or merged contribution stand in address order and
/// cover it without rest.  Zero-sized symbols (end labels, linker assignments)
/// stand among them where the map has them.
struct Symbol {
  std::string_view name;  // primary name of the alias group; empty: nameless span
  Index first_alias = 0;  // the other names: aliases[first_alias, + alias_count)
  Index alias_count = 0;
  Index region = kNone;        // kNone for linker assignments outside any region
  Index contribution = kNone;  // kNone for linker assignments
  Address address = 0;         // for binding linker: the value
  Bytes size = 0;
  std::optional<Bytes> true_size;  // the linker's own figure where the span was clipped
  Binding binding = Binding::global;
  SizeFrom size_from = SizeFrom::section;

  bool operator==(const Symbol&) const = default;
};

/// What one linker map says, whole.
///
/// All views point into `storage`, which the map keeps alive.  Regions stand in
/// the order of the file; contributions by region, then address; symbols by
/// contribution, then address, those of no contribution last.
struct MemoryMap {
  std::string_view format;         // "gnu-ld", "lld", "gold", "mold"
  std::string_view output_file;    // of the OUTPUT line; empty: not said
  std::string_view output_format;  // "elf32-littlearm"; empty: not said
  std::string toolchain;  // "gcc 12.2.1", found in a path of the map; empty: not found
  Status status = Status::ok;
  std::vector<Diagnostic> diagnostics;
  std::vector<Block> blocks;
  std::vector<Region> regions;
  std::vector<Contribution> contributions;
  std::vector<Symbol> symbols;
  std::vector<std::string_view> aliases;  // alias names of all symbols

  /// Whatever owns the bytes behind the views: the mapped file, escaped names.
  std::vector<std::shared_ptr<const void>> storage;
};

}  // namespace memstrata
