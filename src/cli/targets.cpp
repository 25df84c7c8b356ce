#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/names.hpp"
#include "query/listing.hpp"
#include "report/listing_report.hpp"
#include "store/builds.hpp"

namespace memstrata {

namespace {

void rename(const std::vector<std::string>& names, const Context& context) {
  check_names("--rename", names);
  Database database = open_to_write(context);
  rename_target(database, names.front(), names.back());
  finish_writing(database, context);
  context.say("target " + names.front() + " is called " + names.back() + " now");
}

}  // namespace

void add_targets(CLI::App& app, Context& context) {
  const auto names = std::make_shared<std::vector<std::string>>();
  CLI::App* command =
      add_command(app, "targets", "What is stored, and how full it is",
                  {"targets", "targets --json", "targets --rename firmware PYBV11"});
  command->add_option("--rename", *names, "Give a target another name")
      ->type_name("OLD NEW")
      ->expected(2);
  command->callback([names, &context] {
    context.action = [names](Context& running) {
      if (!names->empty()) {
        rename(*names, running);
      }
      const Database database = open_to_read(running);
      write_targets(running.out, list_targets(database), running.style());
      return ExitStatus::ok;
    };
  });
}

}  // namespace memstrata
