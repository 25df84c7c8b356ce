#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// A row of table build with its names and tags.
struct BuildRow {
  StoredBuild build;
  std::string content_hash;
  std::int64_t loaded_bytes = 0;
  std::int64_t fill_bytes = 0;
};

std::optional<BuildRow> build_row(Statements& statements, const BuildKey& key);
/// Throws Error{not_found}.
BuildRow required_build_row(Statements& statements, const BuildKey& key);
std::optional<BuildRow> build_row_by_label(Statements& statements, std::int64_t target_id,
                                           std::int64_t branch_id,
                                           const std::string& label);

/// `row.build.id` 0: the next free one.  Returns the id.
std::int64_t insert_build_row(Statements& statements, const BuildRow& row);
/// The row with that id takes all values, the key too.
void update_build_row(Statements& statements, const BuildRow& row);

/// 64 bits over everything in the row but ord, the branch's name and the tags.
std::int64_t metadata_checksum(const BuildRow& row);
/// After tags were changed.
void renew_checksum(Statements& statements, const BuildKey& key);

std::optional<std::int64_t> find_target_id(Statements& statements,
                                           const std::string& name);
std::int64_t make_target(Statements& statements, const std::string& name);
std::optional<std::int64_t> find_branch_id(Statements& statements, std::int64_t target_id,
                                           const std::string& name);
std::int64_t make_branch(Statements& statements, std::int64_t target_id,
                         const std::string& name);

}  // namespace memstrata
