#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// What holds an address in a build.
struct AddressHolder {
  std::string role;            // run; load: the address lies in the load image
  std::string kind;            // object, merged, fill, data, stub, gap
  std::int64_t symbol_id = 0;  // key of the span; 0: none
  std::string name;            // empty: it has none
  std::vector<std::string> aliases;
  std::string object;
  std::string archive;
  std::string section;  // input section
  std::string region;
  std::string block;
  std::uint64_t address = 0;  // its first byte, where it runs
  std::int64_t size = 0;      // bytes
  std::int64_t offset = 0;    // bytes from its first one to the address
};

struct AddressAnswer {
  StoredBuild build;
  std::uint64_t address = 0;
  std::vector<AddressHolder> holders;  // several where regions overlap
};

/// `0x0800abcd` or decimal.  Throws Error{usage}.
std::uint64_t address_from(const std::string& text);

/// Throws Error{not_found} when nothing lies there.
AddressAnswer at_address(const Database& database, const StoredBuild& build,
                         std::uint64_t address);

}  // namespace memstrata
