#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/byte_size.hpp"
#include "cli/commands.hpp"
#include "cli/heap_file.hpp"
#include "cli/input_files.hpp"
#include "cli/memory_options.hpp"
#include "cli/messages.hpp"
#include "model/accounting.hpp"
#include "model/status.hpp"
#include "parse/micropython_heap/read_heap.hpp"
#include "parse/read_map.hpp"
#include "parse/target_memory.hpp"
#include "report/map_json.hpp"
#include "report/map_report.hpp"
#include "report/numbers.hpp"
#include "text/input.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

struct Options {
  std::vector<std::string> paths;
  std::string max_size;
  MemoryOptions memory;
  bool check = false;
};

/// Prints one map after the other; JSON of several is an array.
class Printer {
 public:
  Printer(Context& context, std::size_t file_count)
      : context_(context), is_array_(file_count > 1) {}

  void print(const MemoryMap& map, const std::string& file) {
    const Style style = context_.style();
    std::ostream& out = context_.out;
    switch (style.format) {
      case OutputFormat::json:
        out << (is_array_ ? printed_ == 0 ? "[" : "," : "");
        write_map_json(out, map, file);
        break;
      case OutputFormat::ndjson:
        write_map_json(out, map, file);
        out << '\n';
        break;
      case OutputFormat::csv:
      case OutputFormat::tsv:
        write_map_symbols(out, map, style);
        break;
      case OutputFormat::table:
      case OutputFormat::markdown:
        out << (printed_ == 0 ? "" : "\n");
        write_map_report(out, map, file, context_.row_limit(), style);
    }
    ++printed_;
  }

  void print(const std::vector<HeapSnapshot>& snapshots, const std::string& file) {
    const bool is_json = context_.options.format == OutputFormat::json;
    context_.out << (!is_json || !is_array_ ? "" : printed_ == 0 ? "[" : ",");
    print_heap_file(context_.out, snapshots, file, context_.style());
    ++printed_;
  }

  void finish() {
    if (context_.options.format == OutputFormat::json && (is_array_ || printed_ > 0)) {
      context_.out << (!is_array_ ? "" : printed_ == 0 ? "[]" : "]") << '\n';
    }
  }

 private:
  Context& context_;
  bool is_array_;
  std::size_t printed_ = 0;
};

// 1,702,344 bytes at 2,103 MB/s
std::string speed_text(std::size_t bytes, std::chrono::duration<double> taken) {
  const double megabytes = static_cast<double>(bytes) / 1e6;
  return grouped(std::uint64_t{bytes}) + " bytes at " +
         grouped(static_cast<std::uint64_t>(megabytes / taken.count())) + " MB/s";
}

// firmware.map: ok, sums hold, 1,702,344 bytes at 2,103 MB/s
void print_check(std::ostream& out, const std::string& file, const MemoryMap& map,
                 const std::vector<std::string>& broken, const std::string& speed) {
  out << escaped_name(file) << ": " << to_string(map.status) << ", "
      << (broken.empty() ? "sums hold" : "SUMS ARE OFF: " + broken.front()) << ", "
      << speed << '\n';
}

class Parse {
 public:
  Parse(const Options& options, Context& context, std::size_t file_count)
      : options_(options), context_(context), printer_(context, file_count) {}

  ExitStatus read_all(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      try {
        read(file);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::bad_input) {
          throw;
        }
        context_.err << "memstrata: " << escaped_name(error.what()) << '\n';
        refused_any_ = true;
      }
    }
    if (!options_.check) {
      printer_.finish();
    }
    return refused_any_    ? ExitStatus::usage
           : sums_are_off_ ? ExitStatus::no
                           : ExitStatus::ok;
  }

 private:
  void read_dumps(std::string_view text, const std::string& file) {
    const auto snapshots = read_heap(text, file);
    if (options_.check) {
      sums_are_off_ = !print_heap_check(context_.out, snapshots, file) || sums_are_off_;
      return;
    }
    print_heap_diagnostics(snapshots, file, context_);
    printer_.print(snapshots, file);
  }

  void read(const std::string& file) {
    const auto begin = std::chrono::steady_clock::now();
    const auto input = open_input(file, context_.in, max_size_);
    if (detect(input->bytes(), file) == FileKind::heap_dump) {
      read_dumps(input->bytes(), file);
      return;
    }
    MemoryMap map = read_map(input, file);
    apply_target_memory(map, memory_);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (!options_.check) {
      print_diagnostics(file, map.diagnostics, context_);
      printer_.print(map, file);
      return;
    }
    const std::vector<std::string> broken = broken_sums(map);
    sums_are_off_ = sums_are_off_ || !broken.empty();
    print_check(context_.out, file, map, broken,
                speed_text(input->bytes().size(), taken));
  }

  const Options& options_;
  Context& context_;
  Printer printer_;
  std::vector<TargetMemory> memory_ = given_memory(options_.memory, context_);
  std::uint64_t max_size_ = byte_size("--max-size", options_.max_size, kDefaultMaxSize);
  bool refused_any_ = false;
  bool sums_are_off_ = false;
};

}  // namespace

void add_parse(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command = add_command(
      app, "parse",
      "Read linker maps and heap dumps and print what they say, without a database",
      {"parse firmware.map", "parse --json firmware.map.xz | jq .blocks",
       "parse --check build-*/firmware.map", "parse --csv firmware.map -o symbols.csv"});
  command
      ->add_option("file", options->paths,
                   "Maps, heap dumps and logs, folders of them, - for standard input")
      ->required()
      ->type_name("FILE...");
  command->add_flag("--check", options->check,
                    "Only prove the sums, a line a file; exit 1 when one is off");
  command
      ->add_option("--max-size", options->max_size,
                   "Refuse a file that is larger after unpacking (default 4G)")
      ->type_name("SIZE");
  add_memory_options(*command, options->memory);
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      const auto files = input_files(options->paths);
      return Parse{*options, running, files.size()}.read_all(files);
    };
  });
}

}  // namespace memstrata
