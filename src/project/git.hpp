#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/build.hpp"

namespace memstrata {

/// A commit as git tells of it.
struct Commit {
  std::string hash;
  Time time = 0;
  std::vector<std::string> parents;
  std::vector<std::string> tags;  // exactly on it
};

/// The checkout around a folder, asked through the `git` program.
class Checkout {
 public:
  /// Empty: no git, or no checkout there.
  static std::optional<Checkout> around(const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }

  /// "HEAD", a hash, a tag.  Empty: it is not in this (perhaps shallow) clone.
  [[nodiscard]] std::optional<Commit> commit(const std::string& revision) const;

  /// Its branch; empty when HEAD is detached.
  [[nodiscard]] std::string branch() const;

  /// `git describe --always --dirty`: the commit checked out, and whether tracked
  /// files differ from it.
  [[nodiscard]] std::string description() const;
  /// `git describe --always` of a commit; empty when it is not in this clone.
  [[nodiscard]] std::string description_of(const std::string& revision) const;

  /// Whether the file itself is under version control.
  [[nodiscard]] bool tracks(const std::filesystem::path& file) const;

  /// Place of a commit in the first-parent line; empty in a shallow clone.
  [[nodiscard]] std::optional<std::int64_t> generation(const std::string& revision) const;

  /// The best common ancestor of two commits.
  [[nodiscard]] std::optional<std::string> merge_base(const std::string& one,
                                                      const std::string& other) const;

  /// The hashes of a commit and its first parents, newest first.
  [[nodiscard]] std::vector<std::string> first_parent_line(const std::string& revision,
                                                           std::size_t limit) const;

  /// The names of all tags, by the full hash of the commit they stand on.
  [[nodiscard]] std::map<std::string, std::vector<std::string>> tags_by_commit() const;

  /// The full hash of a revision; empty: there is none such.
  [[nodiscard]] std::optional<std::string> resolve(const std::string& revision) const;

 private:
  Checkout(std::filesystem::path root, bool is_shallow)
      : root_(std::move(root)), is_shallow_(is_shallow) {}
  [[nodiscard]] std::optional<std::string> git(std::vector<std::string> arguments) const;

  std::filesystem::path root_;
  bool is_shallow_ = false;
};

}  // namespace memstrata
