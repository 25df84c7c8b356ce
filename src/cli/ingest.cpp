#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/history.hpp"
#include "cli/ingest_heap.hpp"
#include "cli/ingest_map.hpp"
#include "cli/input_files.hpp"
#include "cli/memory_options.hpp"
#include "cli/names.hpp"
#include "cli/progress.hpp"
#include "cli/text_options.hpp"
#include "parse/read_map.hpp"
#include "report/display_text.hpp"
#include "report/ingest_report.hpp"
#include "store/builds.hpp"
#include "text/input.hpp"

namespace memstrata {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::string time;
  std::string status;
  std::string build;
  GivenMetadata given;
  MemoryOptions memory;
  bool allow_truncated = false;
  bool replace = false;
  bool atomic = false;
  bool dry_run = false;
};

IngestOptions ingest_options(const Options& options, const Context& context,
                             std::size_t file_count) {
  IngestOptions result;
  result.given = options.given;
  result.given.target = context.options.target;
  check_name("--target", result.given.target);
  check_name("--label", options.given.label);
  check_name("--branch", options.given.branch);
  check_name("--toolchain", options.given.toolchain);
  check_names("--tag", options.given.tags);
  result.given.time = time_option("--time", options.time);
  result.given.commit = commit_option("--commit", options.given.commit);
  result.given.parent = commit_option("--parent", options.given.parent);
  result.status = status_option(options.status);
  result.build = options.build;
  result.memory = given_memory(options.memory, context);
  result.allow_truncated = options.allow_truncated;
  result.taken = options.replace ? IfTaken::replace : IfTaken::refuse;
  result.surroundings = file_count == 1 ? Surroundings::asked : Surroundings::ignored;
  if (file_count > 1 && !options.given.label.empty()) {
    throw Error{ErrorCode::usage, "--label names one build, but there are " +
                                      std::to_string(file_count) + " maps"};
  }
  return result;
}

/// Whether the fault is the file's, so that others may still be good.
bool is_of_one_file(ErrorCode code) {
  return code == ErrorCode::bad_input || code == ErrorCode::conflict;
}

class Ingest {
 public:
  Ingest(History& history, const IngestOptions& options, const Context& context)
      : history_(history), options_(options), context_(context) {}

  void add_all(const std::vector<std::string>& files) {
    Progress progress{context_, files.size()};
    for (const std::string& file : files) {
      progress.clear();
      add(file);
      progress.step(file);
    }
  }

  /// None of the files was stored, because of one that is bad.
  void take_back() {
    for (IngestResult& result : results_) {
      if (result.result != "refused") {
        result = {result.file, std::nullopt, "refused", "another file is bad (--atomic)"};
      }
    }
  }

  [[nodiscard]] const std::vector<IngestResult>& results() const { return results_; }
  [[nodiscard]] bool refused_any() const { return refused_any_; }

 private:
  void add(const std::string& file) {
    try {
      const auto input = open_input(file, context_.in);
      results_.push_back(
          detect(input->bytes(), file) == FileKind::heap_dump
              ? ingest_heap(history_, input->bytes(), file, options_, context_)
              : ingest_map(history_, input, file, options_, context_));
    } catch (const Error& error) {
      if (!is_of_one_file(error.code())) {
        throw;
      }
      refused_any_ = true;
      context_.err << "memstrata: " << visible(error.what()) << '\n';
      results_.push_back({file, std::nullopt, "refused", error.what()});
    }
  }

  History& history_;
  const IngestOptions& options_;
  const Context& context_;
  std::vector<IngestResult> results_;
  bool refused_any_ = false;
};

Unit unit_of(const Options& options) {
  if (options.dry_run) {
    return Unit::nothing;
  }
  return options.atomic ? Unit::all_files : Unit::each_file;
}

ExitStatus run_ingest(const Options& options, Context& context) {
  const auto files = input_files(options.paths);
  const auto settings = ingest_options(options, context, files.size());
  History history{context, unit_of(options)};
  Ingest ingest{history, settings, context};
  ingest.add_all(files);
  const bool is_kept = history.finish(ingest.refused_any());
  if (options.dry_run) {
    context.say("nothing was stored (--dry-run)");
  } else if (!is_kept) {
    context.say("nothing was stored: a file was refused (--atomic)");
    ingest.take_back();
  }
  write_ingest_results(context.out, ingest.results(), context.style());
  return ingest.refused_any() ? ExitStatus::usage : ExitStatus::ok;
}

void add_metadata_options(CLI::App& command, Options& options) {
  command.add_option("--label", options.given.label,
                     "Name of the build (else exact tag, git describe, file name)"
                     " or of a heap snapshot");
  command.add_option("--build", options.build, "The build whose heap was dumped")
      ->type_name("BUILD");
  command.add_option("--branch", options.given.branch,
                     "Line of builds (else git, CI, main)");
  command.add_option("--commit", options.given.commit, "Commit it was built from")
      ->type_name("HASH");
  command
      .add_option("--parent", options.given.parent,
                  "Commit of the build that a new branch forks from")
      ->type_name("HASH");
  command
      .add_option("--time", options.time,
                  "When it was committed: 2026-01-31T12:00:00Z or @seconds")
      ->type_name("TIME");
  command.add_option("--tag", options.given.tags, "Makes it a release; may be repeated")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--toolchain", options.given.toolchain,
                     "Compiler and version (else found in the map)");
  command
      .add_option("--status", options.status,
                  "failed: the link failed after its map was written")
      ->type_name("NAME");
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "ingest", "Store the builds of linker maps, and heap dumps",
      {"ingest build/firmware.map", "ingest --target PYBV11 --tag v1.26.0 firmware.map",
       "ingest --build v1.26.0 --label boot device.log", "ingest --dry-run maps/",
       "ingest --atomic a.map b.map.xz",
       "ingest --target PYBV11 --label test - < firmware.map"});
  command
      ->add_option("path", options->paths,
                   "Maps, heap dumps and logs, folders of them, - for standard input")
      ->required()
      ->type_name("PATH...");
  add_metadata_options(*command, *options);
  add_memory_options(*command, options->memory);
  command->add_flag("--allow-truncated", options->allow_truncated,
                    "Store a map that is cut off; it is never a baseline");
  command->add_flag("--replace", options->replace,
                    "Replace other content that is stored under the same label");
  command->add_flag("--atomic", options->atomic, "All of the files or none");
  command->add_flag("--dry-run", options->dry_run,
                    "Say what would be stored, store nothing");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_ingest(*options, running);
    };
  });
}

}  // namespace memstrata
