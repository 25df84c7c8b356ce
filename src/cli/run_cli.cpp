#include "cli/run_cli.hpp"

#include <algorithm>
#include <exception>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/context.hpp"
#include "cli/global_options.hpp"
#include "cli/output_file.hpp"
#include "cli/usage_error.hpp"
#include "platform/output.hpp"
#include "report/display_text.hpp"

namespace memstrata {

namespace {

constexpr const char* kDescription =
    "The memory history of firmware: what grew, since when, and why.";

constexpr const char* kExamples =
    "Examples:\n"
    "  memstrata ingest build/firmware.map          one more build into memstrata.db\n"
    "  memstrata growth --from v1.24 --to v1.28     which symbols grew in between\n"
    "  memstrata diff latest~1 latest               what the last build changed\n"
    "  memstrata trend FLASH --releases             how full FLASH was, by release\n"
    "\n"
    "Help on one command: memstrata COMMAND --help";

void describe_program(CLI::App& app) {
  app.name("memstrata");
  app.footer(kExamples);
  app.set_version_flag("-V,--version", "memstrata " MEMSTRATA_VERSION);
  app.fallthrough();
  app.require_subcommand(0, 1);
}

/// Reads the command line.  Empty: it asked for help and got it.
bool read_command_line(CLI::App& app, std::vector<std::string> arguments,
                       Context& context) {
  try {
    std::ranges::reverse(arguments);  // CLI11 takes the arguments last first
    app.parse(std::move(arguments));
  } catch (const CLI::Success& success) {  // --help, --version
    app.exit(success, context.out, context.err);
    return false;
  } catch (const CLI::ParseError& failure) {
    throw usage_error(app, failure);
  }
  if (app.get_subcommands().empty()) {
    context.out << app.help();
    return false;
  }
  return true;
}

ExitStatus run_action(Context& context) {
  if (context.options.output_file.empty()) {
    const ExitStatus status = context.action(context);
    context.out.flush();
    return status;
  }
  OutputFile file{context.options.output_file};
  Context to_file{context.options, context.in,       file.stream(),
                  context.err,     context.terminal, {}};
  const ExitStatus status = context.action(to_file);
  if (status == ExitStatus::ok || status == ExitStatus::no) {
    file.finish();  // also the report that says no is wanted
  }
  return status;
}

ExitStatus run(const std::vector<std::string>& arguments, Context& context) {
  CLI::App app{kDescription};
  describe_program(app);
  add_global_options(app, context.options);
  add_commands(app, context);
  if (!read_command_line(app, arguments, context)) {
    context.out.flush();
    return ExitStatus::ok;
  }
  complete(context.options);
  return run_action(context);
}

}  // namespace

int run_cli(const std::vector<std::string>& arguments, std::istream& in,
            std::ostream& out, std::ostream& err, const Terminal& terminal) {
  Context context{{}, in, out, err, terminal, {}};
  ExitStatus status = ExitStatus::internal;
  try {
    try {
      status = run(arguments, context);
    } catch (const Error& error) {
      status = exit_status(error.code());
      err << "memstrata: " << visible(error.what()) << '\n';
    } catch (const std::exception& mistake) {
      err << "memstrata: internal error: " << visible(mistake.what()) << '\n';
    }
  } catch (const ClosedPipe&) {
    status = ExitStatus::ok;  // the reader has seen enough
  }
  return static_cast<int>(status);
}

}  // namespace memstrata
