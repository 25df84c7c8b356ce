#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/revision.hpp"
#include "query/build_reference.hpp"
#include "report/builds_report.hpp"
#include "store/builds.hpp"

namespace memstrata {

namespace {

ExitStatus run_delete(const std::vector<std::string>& references, Context& context) {
  Database database = open_to_write(context);
  std::vector<StoredBuild> builds;
  builds.reserve(references.size());
  for (const std::string& reference : references) {
    builds.push_back(
        find_build(database, context.target(), reference, resolve_in_current_folder()));
  }
  Transaction transaction{database};
  for (const StoredBuild& build : builds) {
    // By id: a deletion may have renumbered the order of a branch.
    const StoredBuild current =
        find_build(database, build.metadata.target, "#" + std::to_string(build.id));
    delete_build(database, current.key);
  }
  transaction.commit();
  finish_writing(database, context);
  write_changed_builds(context.out, "delete", builds, context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_delete(CLI::App& app, Context& context) {
  const auto references = std::make_shared<std::vector<std::string>>();
  CLI::App* command = add_command(app, "delete", "Remove builds from the history",
                                  {"delete label:test", "delete '#3' '#4'"});
  command->add_option("build", *references, "The builds")
      ->required()
      ->type_name("BUILD...");
  command->callback([references, &context] {
    context.action = [references](Context& running) {
      return run_delete(*references, running);
    };
  });
}

}  // namespace memstrata
