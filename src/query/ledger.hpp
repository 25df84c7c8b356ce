#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/build.hpp"
#include "model/component.hpp"
#include "query/diff.hpp"
#include "query/filters.hpp"
#include "store/database.hpp"

namespace memstrata {

enum class LedgerBy : std::uint8_t { build, object, component };

std::string_view ledger_word(LedgerBy by);

struct LedgerRequest {
  std::string target;
  std::string branch;  // empty: the target's main one
  StoredBuild since;
  LedgerBy by = LedgerBy::build;
  Filters filters;  // one block at most; no symbols
  std::vector<Component> components;
};

/// What somebody spent and gave back.
struct LedgerRow {
  std::string kind;     // build, object, component; fill, data, stub, gap, rest
  std::string name;     // label, path or component; empty: of none
  std::string archive;  // by object
  std::optional<BuildMetadata> build;  // by build
  std::int64_t build_id = 0;           // by build
  std::vector<std::string> marks;      // by build
  std::int64_t spent = 0;              // bytes
  std::int64_t given_back = 0;         // bytes
  std::int64_t moved = 0;              // what symbols brought along, less what they took
  std::int64_t delta = 0;              // spent - given_back + moved
  std::int64_t builds = 0;             // in how many
  std::optional<std::int64_t> used;    // by build, after it: bytes of the block
  std::optional<std::int64_t> free;    // by build, after it: headroom of the block
};

struct LedgerSum {
  std::int64_t rows = 0;
  std::int64_t spent = 0;
  std::int64_t given_back = 0;
  std::int64_t moved = 0;
  std::int64_t delta = 0;
};

/// Who spent the bytes of a block since a build.  What a symbol takes along to another
/// object is neither spent nor given back.
struct Ledger {
  std::string target;
  std::string branch;
  StoredBuild since;
  StoredBuild until;  // the newest
  LedgerBy by = LedgerBy::build;
  Filters filters;
  std::vector<LedgerRow> rows;  // by build oldest first, else the largest spender first
  std::optional<LedgerSum> others;  // behind filters.row_limit, or under min_delta
  LedgerSum total;                  // of all rows
};

/// Rows and others sum to the total; without filters but a block, the total is what
/// the block uses more than in `since`.
///
/// Throws Error{not_found} for a block that is not there, Error{usage} when `since` does
/// not lead to the newest build or there are several blocks.
Ledger ledger(const Database& database, const LedgerRequest& request);

}  // namespace memstrata
