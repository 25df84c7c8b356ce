#pragma once

namespace memstrata {

/// What is known of the terminal behind the streams.  The defaults are those
/// of a pipe: nothing is cut, nothing moves.
struct Terminal {
  bool output_is_terminal = false;
  bool error_is_terminal = false;
  int width = 0;        // columns; 0: unknown, so without a limit
  bool unicode = true;  // whether it draws block characters
};

/// Asks the operating system about standard output and standard error.
Terminal attached_terminal();

}  // namespace memstrata
