#include "server/web_files.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include "model/embedded_file.hpp"

namespace memstrata {

std::span<const EmbeddedFile> web_page();  // made by embed_text

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kContentTypes{{
    {".css", "text/css; charset=utf-8"},
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view content_type_of(std::string_view path) {
  for (const auto& [ending, type] : kContentTypes) {
    if (path.ends_with(ending)) {
      return type;
    }
  }
  return "application/octet-stream";
}

std::optional<std::string> read_below(const std::filesystem::path& folder,
                                      std::string_view path) {
  std::error_code failure;
  const auto root = std::filesystem::canonical(folder, failure);
  const auto file = std::filesystem::canonical(root / path, failure);
  const auto inside = std::ranges::mismatch(root, file).in1 == root.end();
  if (failure || !inside || !std::filesystem::is_regular_file(file)) {
    return std::nullopt;
  }
  std::ifstream stream{file, std::ios::binary};
  return std::string{std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

std::optional<WebFile> WebFiles::find(std::string_view path) const {
  const std::string_view name = path == "/" ? "index.html" : path.substr(1);
  if (!folder_.empty()) {
    auto text = read_below(folder_, name);
    return text ? std::optional{WebFile{std::move(*text), content_type_of(name)}}
                : std::nullopt;
  }
  const auto files = web_page();
  const auto file = std::ranges::find(files, name, &EmbeddedFile::path);
  if (file == files.end()) {
    return std::nullopt;
  }
  return WebFile{std::string{file->text}, content_type_of(name)};
}

}  // namespace memstrata
