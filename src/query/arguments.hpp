#pragma once

#include <string>
#include <string_view>

#include "query/named_query.hpp"

namespace memstrata {

/// The value that is bound for `parameter`, from what the caller gave.
/// A text becomes the number, time or list that the parameter's kind asks for.
///
/// Throws Error{usage}: "last: 'abc' is no count".
Cell bound_value(const Parameter& parameter, const Cell& given);

/// Throws Error{usage} when `arguments` has a name that the question does not,
/// or lacks one that has no default.
void check_argument_names(const NamedQuery& query, const Arguments& arguments);

}  // namespace memstrata
