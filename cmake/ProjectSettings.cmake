# What every target of ours is compiled with, and nothing of others.

set(MEMSTRATA_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize")

add_library(memstrata_settings INTERFACE)
target_compile_features(memstrata_settings INTERFACE cxx_std_20)
target_compile_options(memstrata_settings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
  -Wnon-virtual-dtor -Wno-missing-field-initializers -fvisibility=hidden)
target_include_directories(memstrata_settings INTERFACE "${CMAKE_SOURCE_DIR}/src")
if(MEMSTRATA_SANITIZE)
  target_compile_options(memstrata_settings INTERFACE
    -fsanitize=${MEMSTRATA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(memstrata_settings INTERFACE -fsanitize=${MEMSTRATA_SANITIZE})
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Paths inside the project are taken as relative, so that another checkout of
# it is compiled from what this one has left in the cache.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${CCACHE_PROGRAM}")
endif()

# Two dozen test programs are linked with sanitizers and debug information.
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND MEMSTRATA_SANITIZE)
  target_link_options(memstrata_settings INTERFACE -fuse-ld=mold)
endif()

# memstrata_library(NAME SOURCES file... USES target... PRIVATE_USES target...)
#
# One library a folder of src/; the USES lists are the layering that
# tests/layering_test.cpp reads.
function(memstrata_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;PRIVATE_USES")
  if(NOT arg_SOURCES)
    return()
  endif()
  add_library(memstrata_${name} STATIC ${arg_SOURCES})
  target_link_libraries(memstrata_${name}
    PUBLIC ${arg_USES}
    PRIVATE memstrata_settings ${arg_PRIVATE_USES})
endfunction()
