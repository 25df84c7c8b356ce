#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/names.hpp"
#include "cli/revision.hpp"
#include "project/git.hpp"
#include "query/build_reference.hpp"
#include "report/builds_report.hpp"
#include "store/builds.hpp"

namespace memstrata {

namespace {

struct Options {
  std::string build;
  std::vector<std::string> names;
  bool remove = false;
  bool from_git = false;
};

/// The build after its tags changed.
StoredBuild read_again(const Database& database, const StoredBuild& build) {
  return find_build(database, build.metadata.target, "#" + std::to_string(build.id));
}

std::vector<StoredBuild> tag_one(Database& database, const Options& options,
                                 const Context& context) {
  const StoredBuild build =
      find_build(database, context.target(), options.build, resolve_in_current_folder());
  if (options.remove) {
    remove_tags(database, build.key, options.names);
  } else {
    add_tags(database, build.key, options.names);
  }
  return {read_again(database, build)};
}

/// Gives each stored build the tags that git has on its commit.
std::vector<StoredBuild> tag_from_git(Database& database, const Context& context) {
  const auto checkout = Checkout::around(".");
  if (!checkout) {
    throw Error{ErrorCode::usage, "--from-git: the current folder is in no git checkout"};
  }
  const auto tags = checkout->tags_by_commit();
  std::vector<StoredBuild> tagged;
  Transaction transaction{database};
  for (const StoredBuild& build : stored_builds(database, context.target())) {
    const auto found = tags.find(build.metadata.commit);
    if (found == tags.end()) {
      continue;
    }
    std::vector<std::string> missing;
    std::ranges::copy_if(found->second, std::back_inserter(missing),
                         [&](const std::string& name) {
                           return std::ranges::find(build.metadata.tags, name) ==
                                  build.metadata.tags.end();
                         });
    if (!missing.empty()) {
      add_tags(database, build.key, missing);
      tagged.push_back(read_again(database, build));
    }
  }
  transaction.commit();
  return tagged;
}

ExitStatus run_tag(const Options& options, Context& context) {
  if (options.from_git && (!options.build.empty() || options.remove)) {
    throw Error{ErrorCode::usage, "--from-git stands alone"};
  }
  if (!options.from_git && options.names.empty()) {
    throw Error{ErrorCode::usage,
                "a build and at least one tag are required "
                "(see memstrata tag --help)"};
  }
  check_names("tag", options.names);
  Database database = open_to_write(context);
  const auto changed = options.from_git ? tag_from_git(database, context)
                                        : tag_one(database, options, context);
  finish_writing(database, context);
  write_changed_builds(context.out, "tag", changed, context.style());
  return ExitStatus::ok;
}

}  // namespace

void add_tag(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(app, "tag", "Make a stored build a release",
                                  {"tag latest v1.26.0", "tag 5f3a21c9 v1.26.0 stable",
                                   "tag v1.26.0 stable --remove", "tag --from-git"});
  command->add_option("build", options->build, "The build")->type_name("BUILD");
  command->add_option("name", options->names, "Its tags")->type_name("NAME...");
  command->add_flag("--remove", options->remove, "Take the tags away");
  command->add_flag("--from-git", options->from_git,
                    "The tags that git has on the commits of stored builds");
  command->callback([options, &context] {
    context.action = [options](Context& running) { return run_tag(*options, running); };
  });
}

}  // namespace memstrata
