#pragma once

#include "store/build_rows.hpp"
#include "store/database_impl.hpp"

namespace memstrata {

/// Sets the row's target_id and branch_id by the names, making what is missing.
void find_or_make_branch(Statements& statements, BuildRow& row);

/// Turns the stored build `old` into `fresh`, which has the same content and id;
/// moves it when its place in the line is another then.  Sets fresh's key.
void change_metadata(Database::Impl& database, const BuildRow& old, BuildRow& fresh);

}  // namespace memstrata
