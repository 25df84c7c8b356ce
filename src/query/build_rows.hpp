#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

class AnswerRow;

/// From a row of build/details or build/marks.
StoredBuild build_of(const AnswerRow& row);

/// The builds with these ids (`#N`), in this order; an id of none is left out.
std::vector<StoredBuild> builds_by_id(const Database& database,
                                      const std::vector<std::int64_t>& ids);

/// `[3,17]`, as the `builds` parameters of questions take it.
std::string build_ids_json(const std::vector<std::int64_t>& ids);
std::string build_ids_json(const std::vector<StoredBuild>& builds);

}  // namespace memstrata
