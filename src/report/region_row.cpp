#include "report/region_row.hpp"

#include <array>

#include "text/time.hpp"

namespace memstrata {
namespace {

constexpr std::array<std::string_view, 6> kMainRegions = {".text", ".rodata", ".data",
                                                          ".bss",  ".heap",   ".stack"};
constexpr std::size_t kOther = kMainRegions.size();

// `.text.hot` counts as `.text`; `.text_section` is another region.
std::size_t column_of(std::string_view region) {
  for (std::size_t i = 0; i < kMainRegions.size(); ++i) {
    const auto name = kMainRegions[i];
    const bool fits = region.starts_with(name) &&
                      (region.size() == name.size() || region[name.size()] == '.');
    if (fits) {
      return i;
    }
  }
  return kOther;
}

}  // namespace

const std::vector<std::string>& region_row_columns() {
  static const std::vector<std::string> kColumns = {"target",  "build", "time", ".text",
                                                    ".rodata", ".data", ".bss", ".heap",
                                                    ".stack",  "other"};
  return kColumns;
}

std::vector<std::string> region_row(const MemoryMap& map, const BuildMetadata& build) {
  std::array<Bytes, kOther + 1> sizes{};
  for (const auto& region : map.regions) {
    if (region.takes_space()) {
      sizes[column_of(region.name)] += region.size;
    }
  }
  std::vector<std::string> row = {build.target, build.label, rfc3339(build.time)};
  for (const auto size : sizes) {
    row.push_back(std::to_string(size));
  }
  return row;
}

}  // namespace memstrata
