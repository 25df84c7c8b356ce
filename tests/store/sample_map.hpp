#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/memory_map.hpp"

namespace memstrata::test {

/// What a map says, in a form that is easy to write and to change; addresses
/// follow from the order.
struct SampleSpan {
  std::vector<std::string> names;  // none: a nameless span
  Bytes size = 0;
  Binding binding = Binding::global;
  SizeFrom size_from = SizeFrom::section;
};

struct SampleContribution {
  ContributionKind kind = ContributionKind::object;
  std::string object;
  std::string archive;
  std::string section;
  std::vector<SampleSpan> spans;  // of kinds object and merged
  Bytes size = 0;                 // of the other kinds

  [[nodiscard]] Bytes bytes() const;
};

struct SampleRegion {
  std::string name;
  std::string block;                      // empty: not loaded
  std::optional<std::string> load_block;  // with a load image there
  bool nobits = false;
  Bytes unloaded_size = 0;  // of a region that is not loaded
  std::vector<SampleContribution> contributions;
};

struct SampleBlock {
  std::string name;
  Address origin = 0;
  Bytes length = 0;
};

struct SampleAssignment {
  std::string name;
  Address value = 0;
};

struct SampleMap {
  std::vector<SampleBlock> blocks;
  std::vector<SampleRegion> regions;
  std::vector<SampleAssignment> assignments;
  std::vector<std::string> warnings;
  std::string output_file = "build/firmware.elf";
};

/// The map that the sample describes; it owns its names.
MemoryMap memory_map(const SampleMap& sample);

/// Two blocks; .text with three functions of two objects, .data with a load
/// image, .bss; debug data; one assignment.
SampleMap small_sample();

/// Where two maps differ in what the store must keep, as a sentence; empty: nowhere.
std::string difference(const MemoryMap& a, const MemoryMap& b);

}  // namespace memstrata::test
