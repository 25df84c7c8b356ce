#include "report/build_text.hpp"

#include "model/status.hpp"
#include "report/numbers.hpp"
#include "text/names.hpp"
#include "text/time.hpp"

namespace memstrata {

std::string build_text(const StoredBuild& build) {
  const BuildMetadata& metadata = build.metadata;
  std::string text = metadata.label + " (";
  if (build.id > 0) {
    text += "#" + std::to_string(build.id) + ", ";
  }
  text += date_of(metadata.time);
  if (!metadata.commit.empty()) {
    text += ", " + short_commit(metadata.commit);
  }
  if (build.status != Status::ok) {
    text += ", " + std::string{to_string(build.status)};
  }
  return text + ")";
}

std::string short_commit(const std::string& commit) {
  constexpr std::size_t kDigits = 10;
  return commit.substr(0, kDigits);
}

std::string object_text(const std::string& object, const std::string& archive) {
  return archive.empty() ? object : archive + "(" + object + ")";
}

std::string part_text(const std::string& level, const std::string& name) {
  if (!name.empty()) {
    return name;
  }
  return level == "archive" ? "(no archive)" : "(" + level + ")";
}

std::string symbol_text(const std::string& name, std::size_t alias_count) {
  std::string text = name.empty() ? "(no name)" : demangled(name);
  if (alias_count > 0) {
    text += " (+" + counted(std::uint64_t{alias_count}, "name") + ")";
  }
  return text;
}

}  // namespace memstrata
