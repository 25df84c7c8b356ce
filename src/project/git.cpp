#include "project/git.hpp"

#include <charconv>
#include <string_view>
#include <utility>

#include "platform/run_program.hpp"

namespace memstrata {

namespace {

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    pieces.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return pieces;
}

std::optional<std::int64_t> number_from(std::string_view digits) {
  std::int64_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, failure] = std::from_chars(digits.data(), end, number);
  if (failure != std::errc{} || stop != end) {
    return std::nullopt;
  }
  return number;
}

// A word that begins with a dash would be an option to git.
bool is_safe_revision(const std::string& revision) {
  return !revision.empty() && revision.front() != '-';
}

}  // namespace

std::optional<Checkout> Checkout::around(const std::filesystem::path& folder) {
  const auto answer = output_of({"git", "-C", folder.string(), "rev-parse",
                                 "--is-shallow-repository", "--show-toplevel"})
                          .value_or("");
  // true
  // /home/me/firmware
  const std::size_t line_end = answer.find('\n');
  if (line_end == std::string::npos) {
    return std::nullopt;
  }
  return Checkout{answer.substr(line_end + 1), answer.starts_with("true")};
}

std::optional<std::string> Checkout::git(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), {"git", "-C", root_.string()});
  return output_of(arguments);
}

std::optional<Commit> Checkout::commit(const std::string& revision) const {
  if (!is_safe_revision(revision)) {
    return std::nullopt;
  }
  // 5f3a...  1769860800  9c1e... 77d0...  HEAD -> refs/heads/main, tag: refs/tags/v1.2
  // one a line, so that an empty one keeps its place
  const auto answer =
      git({"log", "-1", "--decorate=full", "--format=%H%n%ct%n%P%n%D", revision, "--"});
  if (!answer) {
    return std::nullopt;
  }
  std::vector<std::string> lines = split(*answer, '\n');
  lines.resize(4);
  Commit commit;
  commit.hash = lines[0];
  commit.time = number_from(lines[1]).value_or(0);
  commit.parents = split(lines[2], ' ');
  constexpr std::string_view kTag = "tag: refs/tags/";
  for (std::string_view name : split(lines[3], ',')) {
    name.remove_prefix(name.starts_with(' ') ? 1 : 0);
    if (name.starts_with(kTag)) {
      commit.tags.emplace_back(name.substr(kTag.size()));
    }
  }
  return commit;
}

std::string Checkout::branch() const {
  return git({"symbolic-ref", "--quiet", "--short", "HEAD"}).value_or("");
}

std::string Checkout::description() const {
  return git({"describe", "--always", "--dirty"}).value_or("");
}

std::string Checkout::description_of(const std::string& revision) const {
  return is_safe_revision(revision) ? git({"describe", "--always", revision}).value_or("")
                                    : std::string{};
}

bool Checkout::tracks(const std::filesystem::path& file) const {
  return git({"ls-files", "--error-unmatch", "--", file.string()}).has_value();
}

std::optional<std::int64_t> Checkout::generation(const std::string& revision) const {
  if (is_shallow_ || !is_safe_revision(revision)) {
    return std::nullopt;
  }
  const auto count = git({"rev-list", "--count", "--first-parent", revision, "--"});
  return count ? number_from(*count) : std::nullopt;
}

std::optional<std::string> Checkout::merge_base(const std::string& one,
                                                const std::string& other) const {
  if (!is_safe_revision(one) || !is_safe_revision(other)) {
    return std::nullopt;
  }
  return git({"merge-base", one, other});
}

std::vector<std::string> Checkout::first_parent_line(const std::string& revision,
                                                     std::size_t limit) const {
  if (!is_safe_revision(revision)) {
    return {};
  }
  const auto hashes = git({"rev-list", "--first-parent",
                           "--max-count=" + std::to_string(limit), revision, "--"});
  return hashes ? split(*hashes, '\n') : std::vector<std::string>{};
}

std::map<std::string, std::vector<std::string>> Checkout::tags_by_commit() const {
  // 77d0... 5f3a... v1.26.0    an annotated tag: itself, then its commit
  // 5f3a...  nightly           a light one: its commit, then nothing
  const auto answer = git({"for-each-ref", "refs/tags",
                           "--format=%(objectname) %(*objectname) %(refname:strip=2)"});
  std::map<std::string, std::vector<std::string>> tags;
  for (const std::string& line : split(answer.value_or(""), '\n')) {
    const std::size_t first = line.find(' ');
    const std::size_t second = line.find(' ', first + 1);
    if (second == std::string::npos) {
      continue;
    }
    const std::string own = line.substr(0, first);
    const std::string peeled = line.substr(first + 1, second - first - 1);
    tags[peeled.empty() ? own : peeled].push_back(line.substr(second + 1));
  }
  return tags;
}

std::optional<std::string> Checkout::resolve(const std::string& revision) const {
  if (!is_safe_revision(revision)) {
    return std::nullopt;
  }
  return git({"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
}

}  // namespace memstrata
