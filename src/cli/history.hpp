#pragma once

#include <cstdint>
#include <optional>

#include "cli/context.hpp"
#include "store/builds.hpp"
#include "store/database.hpp"

namespace memstrata {

/// What belongs together when several files are stored.
enum class Unit : std::uint8_t { each_file, all_files, nothing /* --dry-run */ };

/// The history that files are stored in.  It is opened when the first of them is
/// ready for it, so that a file that is refused leaves no trace.
class History {
 public:
  History(const Context& context, Unit unit) : context_(context), unit_(unit) {}

  Database& open();

  /// Keeps what was stored, unless it was a dry run, or one file was refused and
  /// all of them are one unit.  Returns whether it was kept.
  bool finish(bool refused_any);

 private:
  const Context& context_;
  Unit unit_;
  std::optional<Database> database_;
  std::optional<Transaction> transaction_;
};

}  // namespace memstrata
