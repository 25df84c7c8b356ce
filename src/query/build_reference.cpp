#include "query/build_reference.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/build_rows.hpp"
#include "query/suggestion.hpp"
#include "text/time.hpp"

namespace memstrata {
namespace {

using Ids = std::vector<std::int64_t>;

constexpr std::size_t kListedMatches = 10;
constexpr std::size_t kShortestCommit = 4;
constexpr Time kSecondsOfDay = 86'400;

std::optional<std::int64_t> count_from(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, value);
  if (text.empty() || result.ec != std::errc{} || result.ptr != end || value < 0) {
    return std::nullopt;
  }
  return value;
}

bool is_commit_prefix(std::string_view text) {
  return text.size() >= kShortestCommit && std::ranges::all_of(text, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f') ||
                  (letter >= 'A' && letter <= 'F');
         });
}

std::string lower_case(std::string text) {
  std::ranges::transform(text, text.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a')
                                          : letter;
  });
  return text;
}

std::vector<std::string> names_of(const Database& database, const std::string& question,
                                  const std::string& column, const Arguments& arguments) {
  std::vector<std::string> names;
  ask(database, question, arguments,
      [&](const AnswerRow& row) { names.push_back(row.text(column)); });
  return names;
}

/// Looks for a build of one target.
class Search {
 public:
  Search(const Database& database, std::string target, const ResolveRevision& resolve)
      : database_(database), target_(std::move(target)), resolve_(resolve) {}

  /// What `reference` means; the first way of reading it that finds something.
  [[nodiscard]] Ids find(const std::string& reference) const {
    if (const auto ids = with_prefix(reference)) {
      return *ids;
    }
    if (reference.starts_with('@')) {
      return at_day(reference);
    }
    for (const auto& way : {&Search::by_label, &Search::by_tag, &Search::counted_back,
                            &Search::by_commit, &Search::by_revision}) {
      if (auto ids = (this->*way)(reference); !ids.empty()) {
        return ids;
      }
    }
    return {};
  }

 private:
  /// label:v1.24
  [[nodiscard]] std::optional<Ids> with_prefix(const std::string& reference) const {
    const auto rest = [&reference](std::string_view prefix) {
      return reference.substr(prefix.size());
    };
    if (reference.starts_with("label:")) {
      return by_label(rest("label:"));
    }
    if (reference.starts_with("tag:")) {
      return by_tag(rest("tag:"));
    }
    if (reference.starts_with("commit:")) {
      return by_commit(rest("commit:"));
    }
    if (reference.starts_with("branch:")) {
      return rest("branch:").empty() ? Ids{} : latest({{"branch", rest("branch:")}});
    }
    return std::nullopt;
  }

  [[nodiscard]] Ids by_label(const std::string& label) const {
    return ids("build/by_label", {{"label", label}});
  }

  [[nodiscard]] Ids by_tag(const std::string& tag) const {
    return ids("build/by_tag", {{"tag", tag}});
  }

  [[nodiscard]] Ids by_commit(const std::string& commit) const {
    return is_commit_prefix(commit)
               ? ids("build/by_commit", {{"commit", lower_case(commit)}})
               : Ids{};
  }

  [[nodiscard]] Ids by_revision(const std::string& revision) const {
    const auto commit = resolve_ ? resolve_(revision) : std::nullopt;
    return commit ? by_commit(*commit) : Ids{};
  }

  /// latest, latest~3, release/1.2, release/1.2~3
  [[nodiscard]] Ids counted_back(const std::string& reference) const {
    const auto tilde = reference.rfind('~');
    if (tilde == std::string::npos) {
      return on_branch(reference, 0);
    }
    const auto back = count_from(std::string_view(reference).substr(tilde + 1));
    return back ? on_branch(reference.substr(0, tilde), *back) : Ids{};
  }

  [[nodiscard]] Ids on_branch(const std::string& branch, std::int64_t back) const {
    if (branch.empty()) {
      return {};
    }
    return latest(
        {{"branch", branch == "latest" ? std::string() : branch}, {"back", back}});
  }

  /// @2026-01-31: the last build at or before the end of that day, UTC.
  [[nodiscard]] Ids at_day(const std::string& reference) const {
    const std::string text = reference.substr(1);
    const auto time = time_from(text);
    if (!time) {
      throw Error(ErrorCode::usage, "'" + reference + "' is no day; write @2026-01-31");
    }
    const bool whole_day = text.find_first_of("T :") == std::string::npos;
    return latest({{"time", *time + (whole_day ? kSecondsOfDay - 1 : 0)}});
  }

  [[nodiscard]] Ids latest(Arguments arguments) const {
    return ids("build/latest", std::move(arguments));
  }

  [[nodiscard]] Ids ids(const std::string& question, Arguments arguments) const {
    arguments.emplace("target", target_);
    Ids found;
    ask(database_, question, arguments,
        [&found](const AnswerRow& row) { found.push_back(row.integer("build")); });
    return found;
  }

  const Database& database_;
  std::string target_;
  const ResolveRevision& resolve_;
};

/// #17
StoredBuild build_by_number(const Database& database, const std::string& target,
                            const std::string& reference) {
  const auto id = count_from(std::string_view(reference).substr(1));
  const auto builds = id ? builds_by_id(database, {*id}) : std::vector<StoredBuild>{};
  if (builds.empty()) {
    throw Error(ErrorCode::not_found, "there is no build " + reference);
  }
  if (!target.empty() && builds.front().metadata.target != target) {
    throw Error(ErrorCode::not_found, "build " + reference + " is of target " +
                                          builds.front().metadata.target + ", not of " +
                                          target);
  }
  return builds.front();
}

[[noreturn]] void refuse_ambiguous(const std::string& reference,
                                   const std::vector<StoredBuild>& builds) {
  std::string message =
      "'" + reference + "' means " + std::to_string(builds.size()) + " builds:";
  for (std::size_t i = 0; i < std::min(builds.size(), kListedMatches); ++i) {
    const auto& build = builds[i];
    message += "\n  #" + std::to_string(build.id) + "  " + build.metadata.label + "  (" +
               build.metadata.branch + ", " + rfc3339(build.metadata.time) + ")";
  }
  if (builds.size() > kListedMatches) {
    message += "\n  and " + std::to_string(builds.size() - kListedMatches) + " more";
  }
  throw Error(ErrorCode::ambiguous, message);
}

}  // namespace

StoredBuild find_build(const Database& database, const std::string& target,
                       const std::string& reference, const ResolveRevision& resolve) {
  if (reference.starts_with('#')) {
    return build_by_number(database, target, reference);
  }
  const std::string name = find_target(database, target);
  const Ids ids = Search(database, name, resolve).find(reference);
  if (ids.empty()) {
    const auto names = names_of(database, "build/names", "name", {{"target", name}});
    throw Error(ErrorCode::not_found, name + " has no build '" + reference + "'" +
                                          did_you_mean(reference, names));
  }
  const auto builds = builds_by_id(database, ids);
  if (builds.size() > 1) {
    refuse_ambiguous(reference, builds);
  }
  return builds.front();
}

std::string find_target(const Database& database, const std::string& target) {
  const auto names = names_of(database, "target/names", "target", {});
  if (std::ranges::find(names, target) != names.end()) {
    return target;
  }
  if (!target.empty()) {
    throw Error(ErrorCode::not_found,
                "there is no target '" + target + "'" + did_you_mean(target, names));
  }
  if (names.empty()) {
    throw Error(ErrorCode::not_found, "no builds are stored yet");
  }
  if (names.size() == 1) {
    return names.front();
  }
  std::string list;
  for (const auto& name : names) {
    list += (list.empty() ? "" : ", ") + name;
  }
  throw Error(ErrorCode::usage, "choose a target with --target: " + list);
}

}  // namespace memstrata
