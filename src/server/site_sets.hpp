#pragma once

#include <cstddef>
#include <string>

#include "server/site_plan.hpp"
#include "store/database.hpp"

namespace memstrata {

/// What of a target a copy of the page can ask about.
///
/// target     the target
/// build      the newest releases, and the newest builds; id: of each
/// branch     the branches of those
/// newest     the newest build
/// since      the releases, and the oldest of the newest builds
/// pair       old and new: builds and releases that follow each other, in all branches
///            and in that of the newest build, and every release with the newest build
/// block      every block, and "" for all regions
/// symbol     the largest symbols of the newest build, and those that changed most
/// span       first and last: the oldest and the newest build, and release, of all
/// grower     the symbols that grew most in a span
/// snapshot   the newest heap snapshots, as #N
/// snapshots  older and newer: snapshots that follow each other
///
/// `most` limits releases, builds and snapshots, each.
SiteSets site_sets(const Database& database, const std::string& target, std::size_t most);

/// question   every question of sql/queries
SiteSets site_sets_of_all();

}  // namespace memstrata
