#include "cli/messages.hpp"

#include <algorithm>

#include "report/numbers.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

constexpr std::size_t kShown = 5;

}  // namespace

void print_diagnostics(const std::string& file,
                       const std::vector<Diagnostic>& diagnostics,
                       const Context& context) {
  const std::size_t shown =
      context.options.verbose ? diagnostics.size() : std::min(kShown, diagnostics.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Diagnostic& diagnostic = diagnostics[i];
    const std::string place =
        diagnostic.line == 0 ? "" : ":" + std::to_string(diagnostic.line);
    const char* severity =
        diagnostic.severity == Severity::warning ? ": warning: " : ": note: ";
    context.say(escaped_name(file) + place + severity + diagnostic.message);
  }
  if (shown < diagnostics.size()) {
    context.say(escaped_name(file) + ": " +
                counted(diagnostics.size() - shown, "more message") +
                " (--verbose shows all)");
  }
}

}  // namespace memstrata
