#pragma once

#include <string>
#include <vector>

#include "model/build.hpp"
#include "query/filters.hpp"
#include "query/named_query.hpp"

namespace memstrata {

/// Adds what the questions call blocks, regions, objects, object_ids, archives, symbols.
void add_filters(Arguments& arguments, const Filters& filters);

/// What the questions call object_ids: the objects of the components; [] without any.
std::string object_ids_json(const Filters& filters);

/// Adds what the questions call min_delta and row_limit.
void add_limits(Arguments& arguments, const Filters& filters);

/// Throws Error{not_found} with the nearest three for a block that none of
/// `builds` has, or a region filter that fits no region of any of them.
void check_filters(const Database& database, const std::vector<StoredBuild>& builds,
                   const Filters& filters);

}  // namespace memstrata
