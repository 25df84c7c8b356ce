#include "server/api.hpp"

#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "server/running_server.hpp"
#include "support/fixture.hpp"

namespace memstrata {
namespace {

using test::fixture_json;
using ::testing::HasSubstr;

using Query = std::multimap<std::string, std::string>;

class ApiTest : public ::testing::Test {
 protected:
  ApiResponse ask(const std::string& path, const Query& query = {},
                  const std::string& body = {}) {
    return answer_api(database_, {path, query, body});
  }

  nlohmann::json document(const std::string& path, const Query& query = {}) {
    const ApiResponse response = ask(path, query);
    EXPECT_EQ(response.status, 200) << path << ": " << response.body;
    return nlohmann::json::parse(response.body);
  }

  void expect_error(int status, const std::string& path, const Query& query,
                    const std::string& words) {
    const ApiResponse response = ask(path, query);
    EXPECT_EQ(response.status, status) << path;
    const auto error = nlohmann::json::parse(response.body);
    EXPECT_EQ(error["kind"], "error");
    EXPECT_EQ(error["status"], status);
    EXPECT_THAT(error["message"].get<std::string>(), HasSubstr(words));
  }

 private:
  Database database_{test::story_file()};
};

/// A build as the linker has it.
nlohmann::json true_build(const std::string& label) {
  const auto truth = fixture_json("expected/truth.json");
  for (const auto& build : truth["builds"]) {
    if (build["target"] == "node-m4" && build["label"] == label) {
      return build;
    }
  }
  return {};
}

TEST_F(ApiTest, ListsEveryAddressAndAnswersItself) {
  std::set<std::string> paths;
  const auto description = document("/api/");
  for (const auto& route : description["routes"]) {
    paths.insert(route["path"]);
  }
  EXPECT_EQ(paths.size(), api_routes().size());
  EXPECT_TRUE(paths.contains("/api/"));
  EXPECT_TRUE(paths.contains("/api/query/*"));
}

TEST_F(ApiTest, DescribesItselfAsOpenApi) {
  const auto openapi = document("/api/openapi.json");
  EXPECT_EQ(openapi["openapi"], "3.0.3");
  EXPECT_EQ(openapi["paths"].size(), api_routes().size());
  const auto& diff = openapi["paths"]["/api/diff"]["get"];
  EXPECT_EQ(diff["parameters"][1]["name"], "old");
  EXPECT_EQ(diff["parameters"][1]["required"], true);
  EXPECT_TRUE(openapi["paths"]["/api/sql"].contains("post"));
  EXPECT_EQ(openapi["paths"]["/api/query/{name}"]["get"]["parameters"][0]["in"], "path");
}

TEST_F(ApiTest, RegionsOfABuildAreThoseOfTheLinker) {
  const auto shown = document(
      "/api/show", {{"target", "node-m4"}, {"build", "v1.0.0"}, {"by", "region"}});
  const auto truth = true_build("v1.0.0");
  ASSERT_TRUE(truth.contains("regions"));
  int compared = 0;
  for (const auto& region : truth["regions"]) {
    for (const auto& row : shown["regions"]) {
      if (row["name"] == region["name"] && row["role"] == "run") {
        EXPECT_EQ(row["size"], region["size"]) << region["name"];
        ++compared;
      }
    }
  }
  EXPECT_GE(compared, 8);
}

TEST_F(ApiTest, AnswersWhatTheCommandsPrint) {
  const Query target{{"target", "node-m4"}};
  const Query two{{"target", "node-m4"}, {"old", "v1.0.0"}, {"new", "v1.2.0"}};
  EXPECT_EQ(document("/api/targets")["kind"], "targets");
  EXPECT_EQ(document("/api/builds", target)["builds"].size(), 13U);
  EXPECT_EQ(document("/api/diff", two)["adds_up"], true);
  EXPECT_EQ(document("/api/growth", target)["kind"], "growth");
  EXPECT_EQ(document("/api/top", target)["kind"], "top");
  EXPECT_EQ(document("/api/map", target)["kind"], "map");
  EXPECT_EQ(document("/api/tree", target)["kind"], "nested-map");
  EXPECT_EQ(
      document("/api/trend", {{"target", "node-m4"}, {"name", "FLASH"}})["series"].size(),
      1U);
  EXPECT_EQ(document("/api/find", {{"name", "main"}})["kind"], "find");
  EXPECT_EQ(document("/api/blame", {{"target", "node-m4"}, {"name", "main"}})["kind"],
            "blame");
  EXPECT_EQ(
      document("/api/aliases", {{"target", "node-m4"}, {"name", "nmi_handler"}})["kind"],
      "aliases");
  EXPECT_EQ(document("/api/heap/list")["kind"], "heap_list");
}

TEST_F(ApiTest, BuildsAroundOneHaveItInTheirMiddle) {
  const auto labels = [this](Query query) {
    query.emplace("target", "node-m4");
    query.emplace("branch", "main");
    std::vector<std::string> found;
    const auto list = document("/api/builds", query);
    for (const auto& build : list["builds"]) {
      found.push_back(build["label"]);
    }
    return found;
  };
  const auto all = labels({});
  const auto around = [&](const std::string& label) {
    return labels({{"n", "3"}, {"around", "label:" + label}});
  };
  const auto part = [&](std::ptrdiff_t first) {
    return std::vector<std::string>(all.begin() + first, all.begin() + first + 3);
  };
  EXPECT_EQ(around(all[5]), part(4));
  EXPECT_EQ(around(all.front()), part(0));
  EXPECT_EQ(around(all.back()), part(static_cast<std::ptrdiff_t>(all.size()) - 3));
}

TEST_F(ApiTest, ReleasesCanBeListedAlone) {
  const auto builds =
      document("/api/builds", {{"target", "node-m4"}, {"releases", "1"}})["builds"];
  EXPECT_EQ(builds.size(), 4U);
  for (const auto& build : builds) {
    EXPECT_FALSE(build["tags"].empty());
  }
}

TEST_F(ApiTest, ObjectsOfATreeCanStandInTheirArchives) {
  const Query target{{"target", "node-m4"}};
  const auto plain = document("/api/tree", target);
  auto query = target;
  query.emplace("archives", "1");
  const auto grouped = document("/api/tree", query);
  std::size_t archives = 0;
  const std::function<void(const nlohmann::json&)> check = [&](const auto& block) {
    for (const auto& region : block["regions"]) {
      std::int64_t below = 0;
      for (const auto& object : region["objects"]) {
        EXPECT_TRUE(object["archive"].is_null());
        below += object["bytes"].template get<std::int64_t>();
      }
      for (const auto& archive : region["archives"]) {
        ++archives;
        std::int64_t in_archive = 0;
        for (const auto& object : archive["objects"]) {
          EXPECT_EQ(object["archive"], archive["name"]);
          in_archive += object["bytes"].template get<std::int64_t>();
        }
        EXPECT_EQ(archive["bytes"], in_archive);
        below += in_archive;
      }
      EXPECT_EQ(region["bytes"], below) << region["name"];
    }
    for (const auto& inner : block["blocks"]) {
      check(inner);
    }
  };
  for (const auto& block : grouped["blocks"]) {
    check(block);
  }
  EXPECT_GT(archives, 0U);
  EXPECT_EQ(plain["blocks"][0]["bytes"], grouped["blocks"][0]["bytes"]);
}

TEST_F(ApiTest, ATreeCanEndWithTheRegions) {
  const auto whole = document("/api/tree", {{"target", "node-m4"}});
  const auto regions = document("/api/tree", {{"target", "node-m4"}, {"regions", "1"}});
  auto cut = whole;
  const std::function<void(nlohmann::json&)> cut_below = [&](auto& block) {
    for (auto& region : block["regions"]) {
      region.erase("objects");
    }
    for (auto& inner : block["blocks"]) {
      cut_below(inner);
    }
  };
  for (auto& block : cut["blocks"]) {
    cut_below(block);
  }
  EXPECT_NE(whole, cut);
  EXPECT_EQ(regions, cut);
}

TEST_F(ApiTest, ADiffCanBeHadAsMarkdown) {
  const auto response = ask("/api/diff", {{"target", "node-m4"},
                                          {"old", "v1.0.0"},
                                          {"new", "v1.2.0"},
                                          {"format", "markdown"}});
  EXPECT_EQ(response.content_type, "text/markdown; charset=utf-8");
  EXPECT_THAT(response.body, HasSubstr("temperature_table"));
}

TEST_F(ApiTest, AFilterNarrowsAndALimitSums) {
  const auto diff = document("/api/diff", {{"target", "node-m4"},
                                           {"old", "v1.0.0"},
                                           {"new", "v1.2.0"},
                                           {"block", "RAM"},
                                           {"n", "1"}});
  EXPECT_EQ(diff["scope"]["block"], "RAM");
  EXPECT_EQ(diff["rows"].size(), 1U);
  EXPECT_FALSE(diff["others"].is_null());
}

TEST_F(ApiTest, AQuestionIsAskedByItsName) {
  EXPECT_GT(document("/api/query")["rows"].size(), 20U);
  const auto answer =
      document("/api/query/block/sizes", {{"target", "node-m4"}, {"build", "v1.0.0"}});
  EXPECT_EQ(answer["rows"][0]["name"], "FLASH");
  const auto question = document("/api/query/block/sizes", {{"show", ""}});
  EXPECT_THAT(question["sql"].get<std::string>(), HasSubstr("SELECT"));
}

TEST_F(ApiTest, OnesOwnSqlIsAskedByGetAndPost) {
  const std::string sql = "SELECT count(*) AS builds FROM build WHERE label = :label";
  EXPECT_EQ(document("/api/sql", {{"sql", sql}, {"label", "v1.0.0"}})["rows"].size(), 1U);
  const auto posted = ask("/api/sql", {{"label", "v1.0.0"}}, sql);
  EXPECT_EQ(posted.status, 200) << posted.body;
}

TEST_F(ApiTest, SqlCannotWrite) {
  expect_error(400, "/api/sql", {{"sql", "DELETE FROM build"}}, "");
  expect_error(400, "/api/sql", {{"sql", "ATTACH '/tmp/x.db' AS other"}}, "");
  EXPECT_EQ(document("/api/builds", {{"target", "node-m4"}})["builds"].size(), 13U);
}

TEST_F(ApiTest, AnErrorSaysWhatIsWrong) {
  expect_error(404, "/api/nothing", {}, "/api/ lists");
  expect_error(404, "/api/query/no/such", {}, "no/such");
  expect_error(404, "/api/show", {{"target", "node-m4"}, {"build", "v9"}}, "v9");
  expect_error(404, "/api/builds", {{"target", "node-m5"}}, "node-m5");
  expect_error(400, "/api/diff", {{"target", "node-m4"}}, "old");
  expect_error(400, "/api/builds", {{"target", "node-m4"}, {"n", "many"}}, "many");
  expect_error(400, "/api/top", {{"target", "node-m4"}, {"by", "letter"}}, "letter");
  expect_error(400, "/api/builds", {{"tarqet", "node-m4"}}, "tarqet");
}

}  // namespace
}  // namespace memstrata
