#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/build_rows.hpp"
#include "store/statements.hpp"

namespace memstrata {

inline constexpr std::int64_t kUnknownGeneration = -1;

/// 'commit' or 'file'.
std::string_view time_source(const BuildMetadata& metadata);

/// From the columns that every statement on whole builds selects; no tags.
BuildRow read_build_columns(const Query& query);

/// Runs a statement that takes them all, with a fresh checksum.
void write_build_columns(Statements& statements, std::string_view path,
                         const BuildRow& row);

std::vector<std::string> tags_of(Statements& statements, const BuildKey& key);

}  // namespace memstrata
