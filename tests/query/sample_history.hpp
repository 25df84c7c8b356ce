#pragma once

#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"
#include "store/sample_map.hpp"

namespace memstrata::test {

/// A function of one object in `.text`.
SampleContribution function_of(const std::string& object, const std::string& name,
                               Bytes size);

/// FLASH (1 MiB at 0) and RAM (64 KiB at 0x20000000) with `.text`, `.data` (load
/// image in FLASH) and `.bss`.
SampleMap sample_with(std::vector<SampleContribution> text,
                      std::vector<SampleContribution> data = {},
                      std::vector<SampleContribution> bss = {});

/// Puts maps one after the other: the n-th build is of second n.
class SampleHistory {
 public:
  StoredBuild put(const std::string& label, const SampleMap& map,
                  const std::vector<std::string>& tags = {},
                  const std::string& branch = "main");

  [[nodiscard]] const Database& database() const { return database_; }
  [[nodiscard]] Database& store() { return database_; }

 private:
  Database database_{":memory:",
                     {.access = Access::write, .durability = Durability::normal}};
  Time time_ = 1'000'000'000;
};

}  // namespace memstrata::test
