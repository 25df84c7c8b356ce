// How many bytes real maps take in the history.
//
//   storage_bench MAP...      in the order of their history

#include <cstdio>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "parse/read_map.hpp"
#include "store/builds.hpp"
#include "text/input.hpp"

namespace memstrata {
namespace {

void measure(const std::vector<std::string>& files) {
  const auto path = std::filesystem::temp_directory_path() / "memstrata-storage-bench.db";
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(path.string() + suffix);
  }
  Database database(path.string(), {.access = Access::write});
  std::uintmax_t raw = 0;
  std::uintmax_t first = 0;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto input = open_input(files[i], std::cin);
    raw += input->bytes().size();
    const BuildMetadata metadata{
        .target = "board",
        .label = std::filesystem::path(files[i]).stem().string(),
        .commit = std::string(32, 'a') + std::to_string(10'000'000 + i),
        .time = 1'600'000'000 + static_cast<Time>(i) * 3600};
    put_build(database, metadata, read_map(input, files[i]));
    database.checkpoint();
    first = i == 0 ? std::filesystem::file_size(path) : first;
  }
  const auto whole = std::filesystem::file_size(path);
  std::printf("%zu builds, %ju bytes of maps, %ju in the database\n", files.size(), raw,
              whole);
  if (files.size() > 1) {
    std::printf(
        "first build %ju bytes, each further one %.0f bytes\n", first,
        static_cast<double>(whole - first) / static_cast<double>(files.size() - 1));
  }
}

}  // namespace
}  // namespace memstrata

int main(int argc, char** argv) {
  try {
    memstrata::measure({argv + 1, argv + argc});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
  }
}
