#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "model/build.hpp"
#include "store/database.hpp"

namespace memstrata {

/// A build that was asked for.
struct FoundBuild {
  StoredBuild build;  // in the database of the finder
  StoredBuild shown;  // as the user knows it
};

/// Finds the builds that references mean, stored ones and map files.  When one
/// is a map file, all of them are put into a database in memory, so that any
/// question can be asked of them together.
class BuildFinder {
 public:
  BuildFinder(const std::vector<std::string>& references, const Context& context);

  [[nodiscard]] const Database& database() const { return *database_; }

  /// In the order of the references.
  [[nodiscard]] const std::vector<FoundBuild>& builds() const { return builds_; }

 private:
  struct Source {
    std::optional<StoredBuild> stored;
    std::string file;  // where it is not stored
  };

  /// Map files are asked without one, too.
  [[nodiscard]] bool has_history() const;
  [[nodiscard]] Source source_of(const std::string& reference);
  void put_into_memory(const std::vector<Source>& sources);
  [[nodiscard]] std::string target_of(const std::vector<Source>& sources) const;
  Database& stored_history();

  const Context& context_;
  std::unique_ptr<Database> database_;
  std::vector<FoundBuild> builds_;
};

}  // namespace memstrata
