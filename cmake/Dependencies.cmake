# Everything comes from the distribution's packages; scripts/install-deps has the list.

find_package(PkgConfig REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(fmt REQUIRED)
find_package(ZLIB REQUIRED)
find_package(LibLZMA REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd)
# Its code is compiled in, so that memstrata.so needs no library.
find_path(XXHASH_INCLUDE_DIR xxhash.h REQUIRED)
pkg_check_modules(httplib REQUIRED IMPORTED_TARGET cpp-httplib)
