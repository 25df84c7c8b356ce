#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "model/memory_map.hpp"
#include "text/input.hpp"

namespace memstrata {

/// What a file turned out to be (docs/formats.md, "Detection").
enum class FileKind { gnu_ld, lld, gold, mold, heap_dump };

/// Recognises `text` by its content.
///
/// Throws Error{bad_input} for everything that is not read; the message names
/// the format and says the remedy, and begins with `path` (`path:line` where a
/// line is to blame).
FileKind detect(std::string_view text, const std::string& path);

/// Reads a linker map of any kind that `detect` knows.  The result keeps
/// `input` alive.  Throws Error{bad_input}; a single line that makes no sense
/// becomes a Diagnostic.
MemoryMap read_map(const std::shared_ptr<const Input>& input, const std::string& path);

}  // namespace memstrata
