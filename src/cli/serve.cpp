#include <memory>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/component_filter.hpp"
#include "platform/run_program.hpp"
#include "platform/stop_signal.hpp"
#include "server/server.hpp"

namespace memstrata {

namespace {

struct Options {
  ServerOptions server;
  bool open = false;
};

/// Shows the page in the browser that the desktop prefers.
void open_browser(const std::string& address, const Context& context) {
  // In the background: some browsers stay until their window is closed.
  const std::string script = R"(command -v xdg-open && { xdg-open "$1" >/dev/null & })";
  if (!output_of({"sh", "-c", script, "sh", address})) {
    context.say("no browser could be started; open " + address);
  }
}

ExitStatus run_serve(const Options& options, Context& context) {
  open_to_read(context);  // says what is wrong with the database before a browser does
  ServerOptions asked = options.server;
  asked.database = context.options.database;
  asked.components = components_here();
  Server server{asked};
  if (asked.port != 0 && server.port() != asked.port) {
    context.say("port " + std::to_string(asked.port) + " is taken, using " +
                std::to_string(server.port()));
  }
  const OnStopSignal on_stop_signal{[&server] { server.stop(); }};
  context.out << "Serving " << asked.database << " on " << server.address()
              << " (Ctrl-C stops)" << std::endl;
  if (options.open) {
    open_browser(server.address(), context);
  }
  server.run();
  return ExitStatus::ok;
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "serve", "The history as a page in the browser, and as a JSON API",
                  {"serve", "serve --open", "serve --port 0", "serve --host 0.0.0.0"});
  command->add_option("--host", options->server.host,
                      "Address to listen on (default 127.0.0.1: this machine alone)");
  command
      ->add_option("--port", options->server.port,
                   "Port (default 8137, else the next free one; 0: any free one)")
      ->check(CLI::Range(0, 65535));
  command->add_flag("--open", options->open, "Open the page in a browser");
  command
      ->add_option("--web", options->server.web_folder,
                   "Serve the page from this folder instead of the built-in one")
      ->type_name("DIR")
      ->check(CLI::ExistingDirectory);
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_serve(*options, running); };
  });
}

}  // namespace memstrata
