#include "cli/export_site.hpp"

#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "cli/component_filter.hpp"
#include "cli/progress.hpp"
#include "model/error.hpp"
#include "report/numbers.hpp"
#include "server/site_export.hpp"

namespace memstrata {

namespace {

namespace fs = std::filesystem;

bool is_earlier_export(const fs::path& folder) {
  std::error_code ignored;
  return fs::exists(folder / "index.html", ignored) &&
         fs::is_directory(folder / "data", ignored) &&
         fs::exists(folder / "app.js", ignored);
}

void check_folder(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored) || fs::is_empty(folder, ignored) ||
      is_earlier_export(folder)) {
    return;
  }
  throw Error{
      ErrorCode::usage,
      folder.string() + " holds other files; name a folder that is not there yet"};
}

/// Removes what is not finished.
class UnfinishedFolder {
 public:
  explicit UnfinishedFolder(fs::path path) : path_(std::move(path)) { remove(); }
  ~UnfinishedFolder() { remove(); }
  UnfinishedFolder(const UnfinishedFolder&) = delete;
  UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }

  void become(const fs::path& folder) {
    std::error_code failure;
    fs::remove_all(folder, failure);
    fs::rename(path_, folder, failure);
    if (failure) {
      throw Error{ErrorCode::output, folder.string() + ": " + failure.message()};
    }
  }

 private:
  void remove() noexcept {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  fs::path path_;
};

}  // namespace

void export_site_to(const std::string& folder, std::size_t most_builds,
                    const Context& context) {
  const fs::path place = fs::path{folder}.lexically_normal();
  const fs::path target = place.has_filename() ? place : place.parent_path();
  check_folder(target);
  const Database database = open_to_read(context);
  const std::vector<Component> components = components_here();
  UnfinishedFolder unfinished{target.string() + ".unfinished"};
  std::optional<Progress> bar;
  const SiteSize size = export_site(
      database, unfinished.path().string(),
      {.most_builds = most_builds, .components = components}, [&](std::size_t all) {
        if (!bar) {
          bar.emplace(context, all);
        }
        bar->step("answers of the page");
      });
  bar.reset();
  unfinished.become(target);
  context.say("the page is in " + (target / "index.html").string() + ", with " +
              counted(std::uint64_t{size.answers}, "answer") + " in " +
              counted(std::uint64_t{size.bytes}, "byte"));
}

}  // namespace memstrata
