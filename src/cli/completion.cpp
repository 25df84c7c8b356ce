#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/complete.hpp"
#include "cli/global_options.hpp"
#include "cli/manual.hpp"

namespace memstrata {

namespace {

/// Each asks the program itself, which knows targets, builds and symbols.
constexpr const char* kBash =
    R"(# memstrata completion bash > /etc/bash_completion.d/memstrata
_memstrata() {
  local -a words
  local line=${COMP_LINE:0:COMP_POINT}
  read -ra words <<< "$line"
  [[ $line == *' ' ]] && words+=('')
  mapfile -t COMPREPLY < <(memstrata complete -- "${words[@]:1}" 2>/dev/null)
  # Readline splits words at : and = and replaces only what stands behind the last.
  local word=${words[-1]} i
  local kept=${word%"${word##*[:=]}"}
  for i in "${!COMPREPLY[@]}"; do
    printf -v "COMPREPLY[i]" %q "${COMPREPLY[i]#"$kept"}"
  done
}
complete -o default -F _memstrata memstrata
)";

constexpr const char* kZsh = R"(#compdef memstrata
# memstrata completion zsh > "${fpath[1]}/_memstrata"
_memstrata() {
  local -a found
  found=("${(@f)$(memstrata complete -- "${words[@]:1:$((CURRENT - 1))}" 2>/dev/null)}")
  if [[ -n "${found[1]}" ]]; then
    compadd -- "${found[@]}"
  else
    _files
  fi
}
compdef _memstrata memstrata
)";

constexpr const char* kFish =
    R"(# memstrata completion fish > ~/.config/fish/completions/memstrata.fish
function __memstrata_words
  set -l found (memstrata complete -- (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if set -q found[1]
    printf '%s\n' $found
  else
    __fish_complete_path (commandline -ct)
  end
end
complete -c memstrata -f -a '(__memstrata_words)'
)";

struct Options {
  std::string shell;
  std::vector<std::string> words;
};

const char* script_of(const std::string& shell) {
  if (shell == "bash") {
    return kBash;
  }
  return shell == "zsh" ? kZsh : kFish;
}

/// All commands, to look at and not to run.
class Commands {
 public:
  explicit Commands(const Context& context)
      : unused_{{}, context.in, context.out, context.err, context.terminal, {}} {
    app_.name("memstrata");
    add_global_options(app_, unused_.options);
    add_commands(app_, unused_);
  }

  [[nodiscard]] const CLI::App& app() const { return app_; }

 private:
  Context unused_;
  CLI::App app_;
};

ExitStatus run_complete(const Options& options, Context& context) {
  const Commands commands{context};
  for (const std::string& word : completions(commands.app(), options.words, context)) {
    context.out << word << '\n';
  }
  return ExitStatus::ok;
}

}  // namespace

void add_completion(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      add_command(app, "completion", "Completion for a shell: print it, or source it",
                  {"completion bash > /etc/bash_completion.d/memstrata",
                   "completion zsh > \"${fpath[1]}/_memstrata\"",
                   "completion fish > ~/.config/fish/completions/memstrata.fish"});
  command->add_option("shell", options->shell, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}))
      ->type_name("SHELL");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      running.out << script_of(options->shell);
      return ExitStatus::ok;
    };
  });
}

void add_complete(CLI::App& app, Context& context) {
  const auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("complete", "What may stand in the place of the last word");
  command->group("");  // for the scripts of `completion`
  command->add_option("word", options->words, "The words so far")->type_name("WORD...");
  command->callback([options, &context] {
    context.action = [options](Context& running) {
      return run_complete(*options, running);
    };
  });
}

void add_manual(CLI::App& app, Context& context) {
  CLI::App* command = app.add_subcommand("manual", "The manual page, for man");
  command->group("");  // docs/memstrata.1 is made of it
  command->callback([&context] {
    context.action = [](Context& running) {
      const Commands commands{running};
      write_manual(running.out, commands.app());
      return ExitStatus::ok;
    };
  });
}

}  // namespace memstrata
