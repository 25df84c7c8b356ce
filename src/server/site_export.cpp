#include "server/site_export.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <unordered_set>
#include <vector>

#include <nlohmann/json.hpp>

#include "model/error.hpp"
#include "query/listing.hpp"
#include "server/api.hpp"
#include "server/site_plan.hpp"
#include "server/site_sets.hpp"
#include "server/web_files.hpp"

namespace memstrata {

namespace {

constexpr std::array<std::string_view, 4> kPage{"index.html", "app.js", "styles.css",
                                                "icon.svg"};
constexpr std::string_view kAnswers = "data";  // folder
constexpr std::string_view kRoot = "<html ";
constexpr std::string_view kRootOfCopy = R"(<html data-answers="data" )";

std::string page_file(std::string_view name) {
  auto file = WebFiles{}.find("/" + std::string{name});
  if (!file) {
    throw Error{ErrorCode::usage,
                "this program was built without its page; building it needs npm"};
  }
  return std::move(file->text);
}

/// Without the blanks that people read it by.
std::string compact(const std::string& json) {
  return nlohmann::ordered_json::parse(json).dump();
}

class SiteWriter {
 public:
  explicit SiteWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
    std::error_code failure;
    std::filesystem::create_directories(folder_ / kAnswers, failure);
    if (failure) {
      throw Error{ErrorCode::output, folder_.string() + ": " + failure.message()};
    }
  }

  void write_page() {
    for (const std::string_view name : kPage) {
      std::string text = page_file(name);
      if (name == "index.html") {
        text.replace(text.find(kRoot), kRoot.size(), kRootOfCopy);
      }
      write(folder_ / name, text);
    }
  }

  /// The page does with an error what it does with one of the server.
  void write_answer(const std::string& id, const ApiResponse& answer) {
    write(folder_ / kAnswers / (id + ".js"),
          "memstrataAnswer(\"" + id + "\"," + compact(answer.body) + ");\n");
    ++size_.answers;
  }

  [[nodiscard]] const SiteSize& size() const { return size_; }

 private:
  void write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream stream{path, std::ios::binary};
    stream << text;
    stream.close();
    if (!stream) {
      throw Error{ErrorCode::output, path.string() + ": cannot be written"};
    }
    size_.bytes += text.size();
  }

  std::filesystem::path folder_;
  SiteSize size_;
};

std::vector<ApiRequest> all_requests(const Database& database,
                                     const SiteOptions& options) {
  std::vector<SiteSets> worlds{site_sets_of_all()};
  for (const TargetLine& line : list_targets(database)) {
    worlds.push_back(site_sets(database, line.target, options.most_builds));
  }
  std::vector<ApiRequest> requests;
  for (const SiteAnswers& answers : site_plan(page_file("site.json"))) {
    for (const SiteSets& sets : worlds) {
      for (ApiRequest& request : site_requests(answers, sets)) {
        request.components = options.components;
        requests.push_back(std::move(request));
      }
    }
  }
  return requests;
}

}  // namespace

SiteSize export_site(const Database& database, const std::string& folder,
                     const SiteOptions& options, const SiteProgress& progress) {
  SiteWriter writer{folder};
  writer.write_page();
  const std::vector<ApiRequest> requests = all_requests(database, options);
  std::unordered_set<std::string> written;
  for (const ApiRequest& request : requests) {
    progress(requests.size());
    if (const std::string id = site_answer_id(request); written.insert(id).second) {
      writer.write_answer(id, answer_api(database, request));
    }
  }
  return writer.size();
}

}  // namespace memstrata
