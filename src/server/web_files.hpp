#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace memstrata {

struct WebFile {
  std::string text;
  std::string_view content_type;
};

/// The page's files: those built into the program, or a folder's for development.
class WebFiles {
 public:
  /// `folder` empty: the built-in ones.
  explicit WebFiles(std::string folder = {}) : folder_(std::move(folder)) {}

  /// They never change.
  [[nodiscard]] bool are_built_in() const { return folder_.empty(); }

  /// `path` as in a URL, "/" being index.html.  Empty when there is no such file;
  /// nothing outside the folder is ever read.
  [[nodiscard]] std::optional<WebFile> find(std::string_view path) const;

 private:
  std::string folder_;
};

}  // namespace memstrata
