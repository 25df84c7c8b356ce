#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata {

/// Ids are dense per target and start at 1; 0 is "none".
using TextId = std::uint32_t;
using SymbolId = std::uint32_t;

struct LayoutBlock {
  TextId name = 0;
  TextId attributes = 0;
  Address origin = 0;
  std::optional<Bytes> length;
  bool operator==(const LayoutBlock&) const = default;
};

struct LayoutRegion {
  TextId name = 0;
  std::uint32_t region_id = 0;  // identity: name and how many of that name stand before
  Address address = 0;
  Address load_address = 0;
  Bytes size = 0;
  Index block = kNone;
  Index load_block = kNone;
  bool loaded = true;
  bool nobits = false;
  bool tls = false;
  bool operator==(const LayoutRegion&) const = default;
};

struct LayoutContribution {
  Index region = kNone;
  ContributionKind kind = ContributionKind::object;
  Address address = 0;
  Bytes size = 0;
  TextId object = 0;   // the path as written
  TextId archive = 0;  // as written
  TextId section = 0;
  std::uint32_t object_id =
      0;  // identity: normalised path and archive; 0 when there is no object
  bool operator==(const LayoutContribution&) const = default;
};

struct LayoutSymbol {
  TextId name = 0;  // as written; 0: nameless span
  Index first_alias = 0;
  Index alias_count = 0;
  Index region = kNone;
  Index contribution = kNone;
  Address address = 0;
  Bytes size = 0;
  std::optional<Bytes> true_size;
  Binding binding = Binding::global;
  SizeFrom size_from = SizeFrom::section;
  SymbolId symbol_id = 0;  // identity of the span; 0 for linker assignments
  SymbolId group_id = 0;   // symbol_id of the founder of its alias group
  bool operator==(const LayoutSymbol&) const = default;
};

struct LayoutDiagnostic {
  Severity severity = Severity::warning;
  TextId message = 0;
  bool operator==(const LayoutDiagnostic&) const = default;
};

/// A MemoryMap whose names are ids.  Same order of everything; the same
/// invariants hold (contributions tile regions, spans tile contributions).
struct BuildLayout {
  TextId format = 0;
  TextId output_file = 0;
  TextId output_format = 0;
  TextId toolchain = 0;        // as found in the map
  Status status = Status::ok;  // as parsed
  std::vector<LayoutDiagnostic> diagnostics;
  std::vector<LayoutBlock> blocks;
  std::vector<LayoutRegion> regions;
  std::vector<LayoutContribution> contributions;
  std::vector<LayoutSymbol> symbols;
  std::vector<TextId> aliases;
  std::vector<SymbolId>
      alias_symbol_ids;  // identity of each alias name, same index as `aliases`
  bool operator==(const BuildLayout&) const = default;
};

}  // namespace memstrata
