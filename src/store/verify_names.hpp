#pragma once

#include <functional>
#include <string>

#include "layout/build_layout.hpp"
#include "store/verify_tables.hpp"

namespace memstrata {

/// Takes the name of the region, '' for none, and a sentence.
using Complain =
    std::function<void(const std::string& region, const std::string& message)>;

/// Whether every id of a layout leads to the row that its spelling calls for:
/// texts with their hashes, objects, regions, blocks and the classes of symbols.
void verify_names(const BuildLayout& layout, const VerifyTables& tables,
                  const Complain& complain);

}  // namespace memstrata
