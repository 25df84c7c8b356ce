#include "platform/terminal.hpp"

#include <algorithm>
#include <cctype>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

#include "platform/environment.hpp"

namespace memstrata {

namespace {

// The first of the three that is set decides, as in setlocale(3).
bool locale_is_utf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value = environment(name);
    if (value.empty()) {
      continue;
    }
    std::ranges::transform(value, value.begin(),
                           [](unsigned char c) { return std::tolower(c); });
    return value.find("utf-8") != std::string::npos ||
           value.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

Terminal attached_terminal() {
  Terminal terminal;
  terminal.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  terminal.error_is_terminal = isatty(STDERR_FILENO) == 1;
  if (terminal.output_is_terminal) {
    winsize size{};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      terminal.width = size.ws_col;
    } else {
      terminal.width = 80;
    }
    terminal.unicode = locale_is_utf8();
  }
  return terminal;
}

}  // namespace memstrata
