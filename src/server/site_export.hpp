#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "model/component.hpp"
#include "store/database.hpp"

namespace memstrata {

struct SiteOptions {
  std::size_t most_builds = 24;  // releases, other builds and snapshots of a target, each
  std::span<const Component> components;  // of memstrata.toml
};

struct SiteSize {
  std::size_t answers = 0;
  std::size_t bytes = 0;  // of all files
};

/// Called before each answer, with how many there will be.
using SiteProgress = std::function<void(std::size_t all)>;

/// Writes the page and the answers that web/site.json lists into the empty folder
/// `folder`: files that open from any web server and by a double-click.
///
/// Throws Error{usage} when the program was built without its page, Error{output} when
/// a file cannot be written.
SiteSize export_site(const Database& database, const std::string& folder,
                     const SiteOptions& options, const SiteProgress& progress);

}  // namespace memstrata
