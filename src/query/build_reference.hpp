#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// Turns a git revision into a full commit hash; empty: git knows none.
using ResolveRevision = std::function<std::optional<std::string>(const std::string&)>;

/// Finds the stored build that `reference` means (docs/build-references.md):
/// `#N`, `label:X tag:X commit:X branch:X`, exact label, exact tag, `latest`,
/// `latest~N`, a branch, a commit prefix, `@2026-01-31`, a git revision.
///
/// `target` empty: the only one.  Throws Error{not_found} with the nearest three
/// names, Error{ambiguous} with the list.
StoredBuild find_build(const Database& database, const std::string& target,
                       const std::string& reference, const ResolveRevision& resolve = {});

/// The target to ask of: `target` when given and stored, else the only one.
/// Throws Error{not_found} or Error{usage} with the list.
std::string find_target(const Database& database, const std::string& target);

}  // namespace memstrata
