#include "store/sql_catalog.hpp"

#include <algorithm>
#include <string>

#include "model/error.hpp"

namespace memstrata {
namespace {

auto first_at_or_after(std::string_view path) {
  const auto files = sql_files();
  return std::lower_bound(files.begin(), files.end(), path,
                          [](const EmbeddedFile& file, std::string_view wanted) {
                            return file.path < wanted;
                          });
}

}  // namespace

std::string_view sql_text(std::string_view path) {
  const auto file = first_at_or_after(path);
  if (file == sql_files().end() || file->path != path) {
    throw Error{ErrorCode::internal, "there is no sql/" + std::string(path)};
  }
  return file->text;
}

std::span<const EmbeddedFile> sql_folder(std::string_view folder) {
  const auto first = first_at_or_after(folder);
  const auto last = std::find_if(
      first, sql_files().end(),
      [folder](const EmbeddedFile& file) { return !file.path.starts_with(folder); });
  return {first, last};
}

}  // namespace memstrata
