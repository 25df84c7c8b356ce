#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"
#include "model/memory_map.hpp"
#include "store/database.hpp"

namespace memstrata {

enum class PutResult : std::uint8_t { stored, present, replaced };

enum class IfTaken : std::uint8_t { refuse, replace };

struct Put {
  PutResult result = PutResult::stored;
  StoredBuild build;
};

/// Stores a build in one transaction of its own (or in the one that is open,
/// see Transaction).  The same identity (target, branch, label) with equal content
/// stores nothing but new tags and metadata that was missing.
///
/// `metadata.parent`, when it is the commit of a stored build of another
/// branch, makes the fork point of a branch that is new.
///
/// Throws Error{conflict} when the identity is taken by other content and
/// `taken` is refuse; Error{bad_input} when the map's sums do not hold.
Put put_build(Database& database, const BuildMetadata& metadata, const MemoryMap& map,
              IfTaken taken = IfTaken::refuse);

/// Removes a build.  A branch and a target go with their last build; names that only
/// the build used stay in their tables.
void delete_build(Database& database, const BuildKey& key);

/// The build's map as it was parsed, but printed_size and line numbers.
MemoryMap load_map(const Database& database, const BuildKey& key);

/// What may be changed after the fact; empty: stays as it is.
struct BuildEdit {
  std::optional<std::string> label;
  std::optional<std::string> branch;
  std::optional<std::string> commit;
  std::optional<Time> time;
  std::optional<std::string> toolchain;
  std::optional<std::string> note;
  std::optional<Status> status;
};

/// Throws Error{conflict} when the new identity is taken.  Returns the build as it is
/// now.
StoredBuild edit_build(Database& database, const BuildKey& key, const BuildEdit& edit);

void add_tags(Database& database, const BuildKey& key,
              const std::vector<std::string>& names);
void remove_tags(Database& database, const BuildKey& key,
                 const std::vector<std::string>& names);

/// Throws Error{not_found} or Error{conflict}.
void rename_target(Database& database, const std::string& old_name,
                   const std::string& new_name);

/// Every build, by target name, branch name, then order; all of them when `target` is
/// empty.
std::vector<StoredBuild> stored_builds(const Database& database,
                                       const std::string& target = {});
std::vector<std::string> stored_targets(const Database& database);

/// Several puts, deletes and edits that succeed or fail together.  Rolls back
/// unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

}  // namespace memstrata
