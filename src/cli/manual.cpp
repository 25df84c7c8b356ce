#include "cli/manual.hpp"

#include <string>
#include <string_view>

#include <CLI/CLI.hpp>

namespace memstrata {

namespace {

/// Text that troff leaves as it is: a backslash, a hyphen and a dot or quote at the begin
/// of a line mean something to it.
std::string plain(std::string_view text) {
  std::string escaped;
  bool at_begin = true;
  for (const char letter : text) {
    if (at_begin && (letter == '.' || letter == '\'')) {
      escaped += "\\&";
    }
    if (letter == '\\') {
      escaped += "\\e";
    } else if (letter == '-') {
      escaped += "\\-";
    } else {
      escaped += letter;
    }
    at_begin = letter == '\n';
  }
  return escaped;
}

/// .TP
/// .B \-\-since BUILD
/// The first build to show
void write_option(std::ostream& out, const CLI::Option& option) {
  if (option.get_group().empty()) {
    return;  // hidden
  }
  out << ".TP\n.B " << plain(option.get_name(option.get_positional(), true));
  if (!option.get_type_name().empty() && option.get_items_expected_max() > 0) {
    out << ' ' << plain(option.get_type_name());
  }
  out << '\n' << plain(option.get_description()) << '\n';
}

void write_options(std::ostream& out, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (!option->check_lname("help")) {
      write_option(out, *option);
    }
  }
}

/// What stands between "Examples:" and the hint at the other options.
void write_examples(std::ostream& out, const std::string& footer) {
  const std::string_view begin = "Examples:\n";
  const auto first = footer.find(begin);
  if (first == std::string::npos) {
    return;
  }
  const auto from = first + begin.size();
  out << ".PP\nExamples:\n.PP\n.nf\n"
      << plain(footer.substr(from, footer.find("\n\n", from) - from)) << "\n.fi\n";
}

void write_command(std::ostream& out, const CLI::App& command, const std::string& above) {
  const std::string name = above + command.get_name();
  out << ".SS " << plain(name) << '\n' << plain(command.get_description()) << ".\n";
  write_options(out, command);
  write_examples(out, command.get_footer());
  for (const CLI::App* inner :
       command.get_subcommands([](const CLI::App* one) { return one != nullptr; })) {
    write_command(out, *inner, name + " ");
  }
}

constexpr const char* kExitStatus = R"(.SH EXIT STATUS
.TP
.B 0
It went well.
.TP
.B 1
The answer is no: a budget is exceeded, builds differ (\-\-exit\-code), a sum is off.
.TP
.B 2
Usage, bad input, an unknown build or name, the time limit of a question.
.TP
.B 3
The database: newer or older schema, locked, corrupt, not ours, disk full.
.TP
.B 70
A mistake of the program.
)";

}  // namespace

void write_manual(std::ostream& out, const CLI::App& app) {
  out << ".TH MEMSTRATA 1\n.SH NAME\nmemstrata \\- the memory history of firmware\n"
         ".SH SYNOPSIS\n.B memstrata\n.I COMMAND\n[options]\n"
         ".SH DESCRIPTION\nKeeps the linker maps and MicroPython heap dumps of every "
         "build in one SQLite file,\nand answers what grew, since when, and why.\n"
         ".SH OPTIONS\n";
  write_options(out, app);
  out << ".SH COMMANDS\n";
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App* one) { return one != nullptr; })) {
    if (!command->get_group().empty()) {
      write_command(out, *command, "");
    }
  }
  out << kExitStatus;
}

}  // namespace memstrata
