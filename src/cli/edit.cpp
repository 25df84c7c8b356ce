#include <memory>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/names.hpp"
#include "cli/revision.hpp"
#include "cli/text_options.hpp"
#include "query/build_reference.hpp"
#include "report/builds_report.hpp"
#include "store/builds.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string build;
  std::optional<std::string> label;
  std::optional<std::string> branch;
  std::optional<std::string> commit;
  std::optional<std::string> toolchain;
  std::optional<std::string> note;
  std::string time;
  std::string status;
};

BuildEdit edit_from(const Options& options) {
  BuildEdit edit;
  edit.label = options.label;
  edit.branch = options.branch;
  edit.toolchain = options.toolchain;
  edit.note = options.note;
  if (options.commit) {
    edit.commit = commit_option("--commit", *options.commit);
  }
  edit.time = time_option("--time", options.time);
  edit.status = status_option(options.status);
  if (edit.label) {
    check_names("--label", {*edit.label});
  }
  if (edit.branch) {
    check_names("--branch", {*edit.branch});
  }
  check_name("--toolchain", edit.toolchain.value_or(""));
  check_name("--note", edit.note.value_or(""));
  return edit;
}

ExitStatus run_edit(const Options& options, Context& context) {
  const BuildEdit edit = edit_from(options);
  Database database = open_to_write(context);
  const StoredBuild build =
      find_build(database, context.target(), options.build, resolve_in_current_folder());
  const StoredBuild edited = edit_build(database, build.key, edit);
  finish_writing(database, context);
  write_changed_builds(context.out, "edit", {edited}, context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_edit(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "edit", "Correct what is said of a build; its sizes never change",
                  {"edit latest --note 'first build with LTO'",
                   "edit label:nightly-12 --label v1.26.0-rc1",
                   "edit '#7' --toolchain 'clang 16.0.6' --time 2026-01-31T12:00:00Z"});
  command->add_option("build", options->build, "The build")
      ->required()
      ->type_name("BUILD");
  command->add_option("--label", options->label, "Its name, unique in its branch");
  command->add_option("--branch", options->branch, "The branch it belongs to");
  command->add_option("--commit", options->commit, "The commit it was built from")
      ->type_name("HASH");
  command->add_option("--time", options->time, "When that was committed")
      ->type_name("TIME");
  command->add_option("--toolchain", options->toolchain, "Compiler and version");
  command->add_option("--note", options->note, "A remark");
  command->add_option("--status", options->status, "ok, overflow or failed")
      ->type_name("NAME");
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_edit(*options, running); };
  });
}

}  // namespace memstrata
