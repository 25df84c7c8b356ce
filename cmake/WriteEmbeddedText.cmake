# Run by embed_text with -P: writes OUTPUT from FILES.
#
# A literal may not exceed 64 KiB everywhere, so text is cut into pieces that
# the compiler joins; a piece never ends inside a line.
string(REGEX MATCH "^(.*)::([^:]+)$" _ "${FUNCTION}")
set(namespace "${CMAKE_MATCH_1}")
set(name "${CMAKE_MATCH_2}")

set(body "// Written by cmake/WriteEmbeddedText.cmake.\n#include <array>\n#include <span>\n\n#include \"model/embedded_file.hpp\"\n\n")
set(table "")
set(count 0)
foreach(file IN LISTS FILES)
  file(RELATIVE_PATH path "${ROOT}" "${file}")
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," hex "${hex}")
  string(APPEND body "static constexpr std::array<char, ${size} + 1> kFile${count}{{\n${hex}0}};\n")
  string(APPEND table "    {\"${path}\", {kFile${count}.data(), ${size}}},\n")
  math(EXPR count "${count} + 1")
endforeach()
string(APPEND body "\nnamespace ${namespace} {\n\nstatic constexpr std::array<memstrata::EmbeddedFile, ${count}> kFiles{{\n${table}}};\n\n")
string(APPEND body "std::span<const memstrata::EmbeddedFile> ${name}();\nstd::span<const memstrata::EmbeddedFile> ${name}() { return kFiles; }\n\n}  // namespace ${namespace}\n")
file(WRITE "${OUTPUT}" "${body}")
