#include "query/sample_history.hpp"

#include <utility>

#include "store/builds.hpp"

namespace memstrata::test {

SampleContribution function_of(const std::string& object, const std::string& name,
                               Bytes size) {
  return {.object = object,
          .section = ".text." + name,
          .spans = {{.names = {name}, .size = size}}};
}

SampleMap sample_with(std::vector<SampleContribution> text,
                      std::vector<SampleContribution> data,
                      std::vector<SampleContribution> bss) {
  return {
      .blocks = {{.name = "FLASH", .origin = 0, .length = 0x100000},
                 {.name = "RAM", .origin = 0x20000000, .length = 0x10000}},
      .regions = {{.name = ".text", .block = "FLASH", .contributions = std::move(text)},
                  {.name = ".data",
                   .block = "RAM",
                   .load_block = "FLASH",
                   .contributions = std::move(data)},
                  {.name = ".bss",
                   .block = "RAM",
                   .nobits = true,
                   .contributions = std::move(bss)}}};
}

StoredBuild SampleHistory::put(const std::string& label, const SampleMap& map,
                               const std::vector<std::string>& tags,
                               const std::string& branch) {
  ++time_;
  return put_build(database_,
                   {.target = "board",
                    .branch = branch,
                    .label = label,
                    .commit = std::string(38, 'a') +
                              std::to_string(time_ % 100 + 10).substr(0, 2),
                    .time = time_,
                    .tags = tags},
                   memory_map(map))
      .build;
}

}  // namespace memstrata::test
