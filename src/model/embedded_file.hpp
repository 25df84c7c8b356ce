#pragma once

#include <string_view>

namespace memstrata {

/// A text file compiled into the program.
struct EmbeddedFile {
  std::string_view path;  // below the folder that was embedded
  std::string_view text;
};

}  // namespace memstrata
