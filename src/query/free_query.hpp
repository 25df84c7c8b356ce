#pragma once

#include <string>

#include "query/named_query.hpp"
#include "query/result_table.hpp"
#include "store/database.hpp"

namespace memstrata {

/// Answers one SELECT that somebody typed.  It may read what is in the database
/// and nothing else: no writing, no ATTACH, no PRAGMA, no load_extension.
///
/// `arguments` are bound to `:name`, `@name` or `$name`; a text that is a number is
/// bound as one.  A column is a number (Kind::count) when all its values are; of
/// columns of one name the later ones become `name_2`, `name_3`.
///
/// Throws Error{usage} that says where in `sql` the mistake is, Error{time_limit}.
ResultTable run_free_query(const Database& database, const std::string& sql,
                           const Arguments& arguments, const RunOptions& options = {});

}  // namespace memstrata
