# embed_web_page(TARGET FUNCTION namespace::name)
#
# Bundles web/ with esbuild and embeds it into TARGET.  Without npm, or where its
# packages cannot be had, a page that says so takes its place: the API works alike.

find_program(NPM_PROGRAM npm)

# Sets `result` to whether web/node_modules is there, as package-lock.json has it.
function(install_web_packages result)
  set(web "${CMAKE_SOURCE_DIR}/web")
  set_property(DIRECTORY "${CMAKE_SOURCE_DIR}" APPEND PROPERTY
    CMAKE_CONFIGURE_DEPENDS "${web}/package-lock.json")
  set(${result} OFF PARENT_SCOPE)
  if(NOT NPM_PROGRAM)
    message(STATUS "The page is left out: npm was not found")
    return()
  endif()
  set(installed "${web}/node_modules/.package-lock.json")
  if("${web}/package-lock.json" IS_NEWER_THAN "${installed}")
    execute_process(
      COMMAND "${NPM_PROGRAM}" ci --no-audit --no-fund --loglevel=error
      WORKING_DIRECTORY "${web}" RESULT_VARIABLE failure OUTPUT_QUIET)
    if(failure)
      message(STATUS "The page is left out: npm ci failed")
      return()
    endif()
    file(TOUCH "${installed}")
  endif()
  set(${result} ON PARENT_SCOPE)
endfunction()

function(embed_web_page target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FUNCTION" "")
  install_web_packages(has_packages)
  if(NOT has_packages)
    embed_text(${target} ROOT web/without_page FUNCTION ${arg_FUNCTION} PATTERNS *.html)
    return()
  endif()

  set_property(GLOBAL PROPERTY MEMSTRATA_HAS_WEB_PACKAGES ON)  # tests/ asks
  set(page "${CMAKE_BINARY_DIR}/web_page")
  file(GLOB_RECURSE scripts CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/src/*.js")
  file(GLOB styles CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/web/styles/*.css")
  add_custom_command(
    OUTPUT "${page}/app.js" "${page}/styles.css"
    COMMAND "${CMAKE_SOURCE_DIR}/web/node_modules/.bin/esbuild"
            app=src/main.js styles=styles/main.css
            --bundle --minify --format=iife --target=es2022 --log-level=warning
            "--outdir=${page}"
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}/web"
    DEPENDS ${scripts} ${styles} "${CMAKE_SOURCE_DIR}/web/package-lock.json"
    VERBATIM)
  set(files "${page}/app.js" "${page}/styles.css")
  foreach(name index.html icon.svg site.json)
    add_custom_command(
      OUTPUT "${page}/${name}"
      COMMAND "${CMAKE_COMMAND}" -E copy "${CMAKE_SOURCE_DIR}/web/${name}" "${page}/${name}"
      DEPENDS "${CMAKE_SOURCE_DIR}/web/${name}"
      VERBATIM)
    list(APPEND files "${page}/${name}")
  endforeach()
  embed_text(${target} ROOT "${page}" FUNCTION ${arg_FUNCTION} FILES ${files})
endfunction()
