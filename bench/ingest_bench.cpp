// How fast builds are stored, beside a row for each symbol of each build.
//
//   ingest_bench [ci|stress] [BUILDS] [SYMBOLS] [NAIVE_BUILDS]

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/builds.hpp"
#include "synthetic_history.hpp"

namespace memstrata {
namespace {

double processor_seconds() {
  return static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

std::string fresh_file(const std::string& name) {
  const auto path = std::filesystem::temp_directory_path() / name;
  for (const char* suffix : {"", "-wal", "-shm"}) {
    std::filesystem::remove(path.string() + suffix);
  }
  return path.string();
}

BuildMetadata metadata_of(std::size_t build) {
  return {.target = "board",
          .label = "nightly-" + std::to_string(build),
          .commit = std::string(32, 'a') + std::to_string(10'000'000 + build),
          .time = 1'600'000'000 + static_cast<Time>(build) * 3600,
          .toolchain = "gcc 12.2.1"};
}

void print(const char* what, const std::string& file, std::size_t builds,
           double seconds) {
  const auto bytes = static_cast<double>(std::filesystem::file_size(file));
  std::printf("%-10s %8.0f builds/s  %10.0f bytes/build\n", what,
              static_cast<double>(builds) / seconds, bytes / static_cast<double>(builds));
}

void store_history(const Profile& profile, std::size_t builds, std::size_t symbols) {
  const std::string file = fresh_file("memstrata-ingest-bench.db");
  SyntheticHistory history(profile, symbols);
  Database database(file, {.access = Access::write, .durability = Durability::normal});
  double spent = 0;
  constexpr std::size_t kBatch = 100;
  for (std::size_t first = 0; first < builds; first += kBatch) {
    double began = processor_seconds();
    Transaction batch(database);
    spent += processor_seconds() - began;
    for (std::size_t i = first; i < std::min(first + kBatch, builds); ++i) {
      const MemoryMap map = history.next();
      began = processor_seconds();
      put_build(database, metadata_of(i), map);
      spent += processor_seconds() - began;
    }
    began = processor_seconds();
    batch.commit();
    spent += processor_seconds() - began;
  }
  database.checkpoint();
  print("memstrata", file, builds, spent);
}

void store_rows(const Profile& profile, std::size_t builds, std::size_t symbols) {
  const std::string file = fresh_file("memstrata-naive-bench.db");
  SyntheticHistory history(profile, symbols);
  SQLite::Database database(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("CREATE TABLE symbol_size (build, name, object, region, address, size)");
  database.exec("CREATE INDEX by_name ON symbol_size (name, build)");
  double spent = 0;
  for (std::size_t build = 0; build < builds; ++build) {
    const MemoryMap map = history.next();
    const double began = processor_seconds();
    SQLite::Transaction transaction(database);
    SQLite::Statement insert(database,
                             "INSERT INTO symbol_size VALUES (?, ?, ?, ?, ?, ?)");
    for (const Symbol& symbol : map.symbols) {
      insert.reset();
      insert.bind(1, static_cast<std::int64_t>(build));
      insert.bind(2, std::string(symbol.name));
      insert.bind(3, std::string(map.contributions[symbol.contribution].object));
      insert.bind(4, std::string(map.regions[symbol.region].name));
      insert.bind(5, static_cast<std::int64_t>(symbol.address));
      insert.bind(6, static_cast<std::int64_t>(symbol.size));
      insert.exec();
    }
    transaction.commit();
    spent += processor_seconds() - began;
  }
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  print("naive rows", file, builds, spent);
}

}  // namespace
}  // namespace memstrata

int main(int argc, char** argv) {
  using namespace memstrata;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool stress = !arguments.empty() && arguments[0] == "stress";
  const std::size_t builds = arguments.size() > 1 ? std::stoul(arguments[1]) : 10'000;
  const std::size_t symbols = arguments.size() > 2 ? std::stoul(arguments[2]) : 12'200;
  // Each costs the same.
  const std::size_t naive_builds = arguments.size() > 3 ? std::stoul(arguments[3]) : 30;
  const Profile profile = stress ? stress_profile() : ci_profile();
  std::printf("%s profile, %zu builds, %zu symbols\n", profile.name.c_str(), builds,
              symbols);
  store_history(profile, builds, symbols);
  if (naive_builds > 0) {
    store_rows(profile, std::min(builds, naive_builds), symbols);
  }
  return 0;
}
