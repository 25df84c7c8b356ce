#include "cli/context.hpp"

#include "model/error.hpp"
#include "platform/environment.hpp"
#include "report/display_text.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kRowsForPeople = 20;

bool is_for_people(OutputFormat format) {
  return format == OutputFormat::table || format == OutputFormat::markdown;
}

}  // namespace

Style Context::style() const {
  const bool to_terminal = terminal.output_is_terminal && options.output_file.empty();
  Style style;
  style.format = options.format;
  style.unicode = terminal.unicode || !to_terminal;
  style.width = to_terminal ? terminal.width : 0;
  switch (options.color) {
    case ColorChoice::always:
      style.color = true;
      break;
    case ColorChoice::never:
      break;
    case ColorChoice::automatic:
      style.color =
          to_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  }
  return style;
}

std::string Context::target() const {
  return options.target.empty() ? environment("MEMSTRATA_TARGET") : options.target;
}

std::size_t Context::row_limit() const {
  return options.row_limit.value_or(is_for_people(options.format) ? kRowsForPeople : 0);
}

void Context::say(const std::string& message) const {
  if (!options.quiet) {
    err << visible(message) << '\n';
  }
}

void Context::explain(const std::string& message) const {
  if (options.verbose) {
    err << visible(message) << '\n';
  }
}

Database open_to_read(const Context& context) {
  try {
    return Database{context.options.database, {.access = Access::read}};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) {
      throw;
    }
    // No history is no unknown name.
    throw Error{ErrorCode::database, std::string{error.what()} +
                                         "; store a build first: memstrata ingest MAP"};
  }
}

Database open_to_write(const Context& context) {
  return Database{context.options.database, {.access = Access::write}};
}

void finish_writing(Database& database, const Context& context) {
  if (!database.checkpoint()) {
    context.say("not yet in the file: another process reads " + database.path() +
                "; until the next writing command, " + database.path() +
                "-wal belongs to it");
  }
}

}  // namespace memstrata
