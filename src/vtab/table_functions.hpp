#pragma once

struct sqlite3;

namespace memstrata {

/// Registers build_symbol, build_diff, build_change, largest_change,
/// build_contribution, build_region, build_block, build_object, build_line
/// (docs/table-functions.md) and the functions of vtab/name_functions.hpp and
/// vtab/statistic_functions.hpp on a connection. Returns a SQLite result code.
///
/// Arguments are (target_id, branch_id, ord), of build_diff (target_id,
/// branch_a, ord_a, branch_b, ord_b); a build is the newest at or before `ord`.
/// Objects and archives are by identity (table `object`), names as written in
/// that build, sizes in bytes, `*_id` 0 for none, other columns NULL for none.
///
/// build_symbol        a row a span: symbol_id (founder of its alias group), name,
///                     aliases (JSON array of the other names), size, address,
///                     true_size, region_id, region, object_id, object, archive,
///                     section, binding, size_from
/// build_diff          a row a span whose size, region, object or size_from
///                     differs, or that one build lacks: symbol_id, change
///                     (added, removed, grew, shrank, moved), size_a, size_b,
///                     delta, address_a, address_b, region_id_a, region_id_b,
///                     object_id_a, object_id_b, size_from_a, size_from_b, and
///                     name, aliases, region, object, archive of b, of a when it
///                     is removed
/// build_change        the same without padding; what went and what came is one row
///                     where it has one name, was renamed or looks the same:
///                     symbol_id, was_id, size_a, size_b, region_id_a, region_id_b,
///                     object_id_a, object_id_b, is_renamed, is_guess
/// largest_change      the largest of them and the sum of the others, as often as their
///                     regions count: symbol_id (NULL: the others), was_id, object_id,
///                     region_id, rows, old_size, new_size, delta, change, is_guess
/// build_contribution  region_id, region, kind, address, size, object_id, object,
///                     archive, section; with a fourth argument, an address, only
///                     what holds that byte
/// build_object        their sums: object_id, object, archive, region_id, region,
///                     kind, size; padding behind a common symbol is of kind fill
///                     with the object's id
/// build_region        position, region_id, name, address, load_address, size,
///                     load_size (of its separate load image; 0: none), fill, gap,
///                     overflow, block_id, block, load_block_id, load_block,
///                     loaded, nobits, tls, takes_space
/// build_block         position, block_id, name, origin, length, attributes,
///                     parent_block_id, same_range_id; run, load, overlap, used,
///                     high_water, holes, free, overflow, and the same with the
///                     nested blocks: all_run ... all_overflow
/// build_line          (target_id, branch_id, releases): the builds of a branch and of
///                     what it forks from, oldest first, with releases 1 those with a
///                     tag: place, build_id, branch_id, ord, forks, time, wait,
///                     toolchain_before
int register_table_functions(sqlite3* connection) noexcept;

}  // namespace memstrata
