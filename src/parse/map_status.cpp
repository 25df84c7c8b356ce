#include "parse/map_status.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "model/accounting.hpp"
#include "parse/placement.hpp"

namespace memstrata {
namespace {

bool is_of_object_file(std::string_view section) {
  constexpr std::array<std::string_view, 5> kBegins{".text", ".data", ".rodata", ".bss",
                                                    ".rela."};
  return std::any_of(kBegins.begin(), kBegins.end(), [section](std::string_view begin) {
    return section.starts_with(begin);
  });
}

constexpr std::string_view kNoMemoryTable = "no memory table: ";

}  // namespace

bool is_relocatable(const MemoryMap& map) {
  std::size_t usual = 0;
  for (const auto& region : map.regions) {
    if (region.size > 0 && region.address != 0) {
      return false;
    }
    usual += region.size > 0 && is_of_object_file(region.name) ? 1U : 0U;
  }
  const auto output = map.output_file;
  return (usual > 0 && (output.ends_with(".o") || output.ends_with(".ko"))) || usual > 1;
}

bool overflows(const MemoryMap& map) {
  const auto accounts = account_blocks(map);
  return std::any_of(accounts.begin(), accounts.end(), [](const BlockAccount& account) {
    return account.own.overflow > 0;
  });
}

void note_missing_memory_table(Diagnostics& diagnostics) {
  diagnostics.note(0, std::string{kNoMemoryTable} + "everything is in \"" +
                          std::string{kNoBlockName} +
                          "\"; --memory NAME=ORIGIN:LENGTH or --linker-script FILE gives "
                          "blocks");
}

bool notes_missing_memory_table(const Diagnostic& diagnostic) {
  return diagnostic.message.starts_with(kNoMemoryTable);
}

void report_status(Status status, Diagnostics& diagnostics) {
  switch (status) {
    case Status::truncated:
      diagnostics.warn(0, "the map is cut: what follows its last line is missing");
      break;
    case Status::relocatable:
      diagnostics.warn(
          0, "the map of a relocatable link (ld -r): nothing has an address yet");
      break;
    case Status::overflow:
    case Status::failed:
    case Status::ok:
      break;
  }
}

}  // namespace memstrata
