# embed_text(TARGET ROOT folder FUNCTION namespace::name PATTERNS glob... FILES file...)
#
# Adds a source to TARGET that defines
#   std::span<const memstrata::EmbeddedFile> namespace::name();
# with every file below ROOT that fits PATTERNS, and FILES, which may be made by
# the build, sorted by path.  Editing a file rebuilds one object; a new file is
# noticed by the next build.
function(embed_text target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "ROOT;FUNCTION" "PATTERNS;FILES")
  get_filename_component(root "${arg_ROOT}" ABSOLUTE BASE_DIR "${CMAKE_SOURCE_DIR}")
  set(globs "")
  foreach(pattern IN LISTS arg_PATTERNS)
    list(APPEND globs "${root}/${pattern}")
  endforeach()
  set(files "")
  if(globs)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${globs})
  endif()
  list(APPEND files ${arg_FILES})
  list(SORT files)
  string(REPLACE "::" "_" stem "${arg_FUNCTION}")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/${stem}.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DROOT=${root}" "-DOUTPUT=${output}"
            "-DFUNCTION=${arg_FUNCTION}" "-DFILES=${files}"
            -P "${CMAKE_SOURCE_DIR}/cmake/WriteEmbeddedText.cmake"
    DEPENDS ${files} "${CMAKE_SOURCE_DIR}/cmake/WriteEmbeddedText.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
