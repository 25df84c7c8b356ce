#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <ostream>
#include <string>

#include "cli/exit_status.hpp"
#include "platform/terminal.hpp"
#include "report/output_format.hpp"
#include "store/database.hpp"

namespace memstrata {

enum class ColorChoice : std::uint8_t { automatic, always, never };

/// What every command understands, before or after its name.
struct GlobalOptions {
  std::string database;  // --db, else MEMSTRATA_DB, else memstrata.db
  bool database_is_given = false;
  std::string target;  // --target
  OutputFormat format = OutputFormat::table;
  std::optional<std::size_t> row_limit;  // -n; 0: all
  ColorChoice color = ColorChoice::automatic;
  std::string output_file;  // -o; empty: standard output
  bool quiet = false;
  bool verbose = false;
};

/// What a command works with.
struct Context {
  GlobalOptions options;
  std::istream& in;
  std::ostream& out;  // the answer
  std::ostream& err;  // messages and progress
  Terminal terminal;

  /// What the command line asks for; set while it is read.
  std::function<ExitStatus(Context&)> action;

  [[nodiscard]] Style style() const;

  /// Whose builds: --target, else MEMSTRATA_TARGET; empty: the only one.
  [[nodiscard]] std::string target() const;

  /// -n; else 20 for what people read and all for what programs read.
  [[nodiscard]] std::size_t row_limit() const;

  /// A line on `err`, unless --quiet.
  void say(const std::string& message) const;
  /// A line on `err` with --verbose.
  void explain(const std::string& message) const;
};

/// The history database, for asking.
Database open_to_read(const Context& context);

/// The history database, for changing; created when missing.
Database open_to_write(const Context& context);

/// Puts everything that was written into the one file, or says that it is not
/// yet there.
void finish_writing(Database& database, const Context& context);

}  // namespace memstrata
