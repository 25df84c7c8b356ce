#include "cli/cli_runner.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "cli/run_cli.hpp"
#include "support/fixture.hpp"

namespace memstrata::test {

namespace {

namespace fs = std::filesystem;

fs::path new_folder() {
  std::string pattern = (fs::temp_directory_path() / "memstrata-cli-XXXXXX").string();
  return ::mkdtemp(pattern.data());
}

bool is_updating() {
  return std::getenv("MEMSTRATA_UPDATE_GOLDEN") != nullptr;
}

}  // namespace

void PrintTo(const Outcome& run, std::ostream* out) {
  *out << "status " << run.status << "\n--- out\n" << run.out << "--- err\n" << run.err;
}

CliTest::CliTest() : folder_(new_folder()), database_((folder_ / "h.db").string()) {
  for (const char* name :
       {"MEMSTRATA_TARGET", "GITHUB_ACTIONS", "GITLAB_CI", "NO_COLOR"}) {
    ::unsetenv(name);
  }
  ::setenv("MEMSTRATA_DB", database_.c_str(), 1);
}

CliTest::~CliTest() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Outcome CliTest::run(const std::vector<std::string>& arguments,
                     const std::string& input) {
  std::istringstream in{input};
  std::ostringstream out;
  std::ostringstream err;
  const int status = run_cli(arguments, in, out, err, terminal_);
  return {status, out.str(), err.str()};
}

std::string CliTest::path(const std::string& name) const {
  return (folder_ / name).string();
}

std::string CliTest::written(const std::string& name, const std::string& text) {
  std::ofstream{path(name), std::ios::binary} << text;
  return path(name);
}

std::string CliTest::read(const std::string& file) {
  std::ifstream stream{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

void CliTest::given_story(const std::string& target, std::size_t count) {
  std::size_t stored = 0;
  const auto story = fixture_json("firmware/story.json");
  for (const auto& build : story.at("builds")) {
    if (build.at("target") != target || stored == count) {
      continue;
    }
    std::vector<std::string> arguments = {
        "ingest",
        "-q",
        "--target",
        target,
        "--label",
        build.at("label").get<std::string>(),
        "--branch",
        build.at("branch").get<std::string>(),
        "--commit",
        build.at("commit").get<std::string>(),
        "--time",
        build.at("time").get<std::string>(),
        "--toolchain",
        build.at("toolchain").get<std::string>(),
        fixture_path(build.at("map").get<std::string>())};
    for (const auto& tag : build.at("tags")) {
      arguments.insert(arguments.end() - 1, {"--tag", tag.get<std::string>()});
    }
    if (build.contains("fork_parent") && build.at("fork_parent").is_string()) {
      arguments.insert(arguments.end() - 1,
                       {"--parent", build.at("fork_parent").get<std::string>()});
    }
    const Outcome stored_run = run(arguments);
    ASSERT_EQ(stored_run.status, 0) << stored_run.err;
    ++stored;
  }
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::string file = fixture_path("expected/" + name);
  if (is_updating()) {
    fs::create_directories(fs::path{file}.parent_path());
    std::ofstream{file, std::ios::binary} << text;
    return;
  }
  EXPECT_EQ(text, fixture_bytes("expected/" + name)) << "in " << file;
}

}  // namespace memstrata::test
