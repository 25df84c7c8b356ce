#include <array>

#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"

namespace memstrata {

namespace {

constexpr std::array kBuilds{
    kTarget, kBranch, kRows,
    ApiParameter{"around", "a build reference, for the middle of the list"},
    ApiParameter{"releases", "only builds with a tag"}};
constexpr std::array kOneBuild{kTarget, kBuild};
constexpr std::array kTree{kTarget, kBuild,
                           ApiParameter{"archives", "objects stand in their archives"},
                           ApiParameter{"regions", "only down to the regions"}};
constexpr std::array kShow{kTarget,       kBuild,         kLevel,
                           kRows,         kBlockFilter,   kRegionFilter,
                           kObjectFilter, kArchiveFilter, kSymbolFilter};
constexpr std::array kDiff{kTarget,
                           ApiParameter{"old", "a build reference", true},
                           ApiParameter{"new", "a build reference", true},
                           ApiParameter{"format", "json (default) or markdown"},
                           kLevel,
                           kRows,
                           kBlockFilter,
                           kRegionFilter,
                           kObjectFilter,
                           kArchiveFilter,
                           kSymbolFilter,
                           kMinDelta,
                           kOnlyChanged};
constexpr std::array kGrowth{
    kTarget,
    ApiParameter{"from", "a build reference; without it every release"},
    ApiParameter{"to", "a build reference (default latest)"},
    kBranch,
    kLevel,
    kRows,
    kBlockFilter,
    kRegionFilter,
    kObjectFilter,
    kArchiveFilter,
    kSymbolFilter,
    kMinDelta,
    kOnlyChanged};
constexpr std::array kTrend{
    kTarget,
    ApiParameter{"name", "blocks, regions, objects or symbols; * and ? stand for others"},
    kBranch,
    ApiParameter{"releases", "only builds with a tag"},
    ApiParameter{"since", "the first build, a reference"},
    ApiParameter{"until", "the last build, a reference"},
    ApiParameter{"points", "at most so many builds a series"},
    kRows,
    kBlockFilter,
    kRegionFilter,
    kObjectFilter,
    kArchiveFilter,
    kSymbolFilter};
constexpr std::array kFind{
    ApiParameter{"name", "a symbol; * and ? stand for others", true}, kTarget, kBranch,
    kRows};
constexpr std::array kBlame{kTarget,
                            kBranch,
                            ApiParameter{"name", "blocks, regions, objects or symbols"},
                            kRows,
                            kBlockFilter,
                            kRegionFilter,
                            kObjectFilter,
                            kArchiveFilter,
                            kSymbolFilter,
                            kMinDelta};
constexpr std::array kAliases{
    ApiParameter{"name", "one of the names, or an address (0x...)", true}, kTarget,
    kBuild};
constexpr std::array kAddress{ApiParameter{"address", "0x0800abcd, or decimal", true},
                              kTarget, kBuild};
constexpr std::array kLedger{
    kTarget,
    kBranch,
    ApiParameter{"since", "the build whose bytes were not yet spent, a reference", true},
    ApiParameter{"by", "build (default), object, or component of memstrata.toml"},
    kRows,
    kBlockFilter,
    kRegionFilter,
    kObjectFilter,
    kArchiveFilter,
    kMinDelta,
    kOnlyChanged};
constexpr std::array kForecast{
    kTarget, kBranch,
    ApiParameter{"block", "blocks; * and ? stand for others (default every block)"},
    ApiParameter{"since", "the first build to look at, a reference"}};
constexpr std::array kCompareTargets{
    ApiParameter{"from", "a build reference, looked up in every target", true},
    ApiParameter{"to", "a build reference (default latest)"}, kSymbolFilter,
    ApiParameter{"min-delta", "what grew less on every target becomes others"}, kRows};
constexpr std::array kRenames{kTarget};
constexpr std::array kComponents{kTarget, kBuild, kBlockFilter};
constexpr std::array kHeapList{
    kTarget, ApiParameter{"label", "only snapshots of this name"}, kRows};
constexpr std::array kHeapSnapshot{
    kTarget,
    ApiParameter{"snapshot", "LABEL, LABEL~N, LABEL@BUILD, #N (default latest)"}};
constexpr std::array kHeapDiff{kTarget, ApiParameter{"old", "a snapshot", true},
                               ApiParameter{"new", "a snapshot", true}};
constexpr std::array kQuestion{
    kTarget, ApiParameter{"show", "the question's SQL instead of its answer"}};
constexpr std::array kSql{ApiParameter{"sql", "one SELECT; or POST it as text", false}};

constexpr std::array kRoutes{
    ApiRoute{"/api/", "This list", {}, answer_description},
    ApiRoute{"/api/openapi.json", "This list as OpenAPI", {}, answer_openapi},
    ApiRoute{"/api/targets", "What is stored", {}, answer_targets},
    ApiRoute{"/api/builds", "Builds, newest first", kBuilds, answer_builds},
    ApiRoute{"/api/show", "Where the memory of a build goes", kShow, answer_show},
    ApiRoute{"/api/top", "The largest things of one level", kShow, answer_top},
    ApiRoute{"/api/diff", "What differs between two builds", kDiff, answer_diff},
    ApiRoute{"/api/growth", "What grew across builds", kGrowth, answer_growth},
    ApiRoute{"/api/trend", "How large things were in build after build", kTrend,
             answer_trend},
    ApiRoute{"/api/map", "A build as `parse` prints its map", kOneBuild, answer_map},
    ApiRoute{"/api/tree", "A build as a tree of blocks, regions, objects and symbols",
             kTree, answer_tree},
    ApiRoute{"/api/ram", "Static data, stack and GC heap in the RAM of a build",
             kOneBuild, answer_ram},
    ApiRoute{"/api/verify", "Whether the sums of a build hold", kOneBuild, answer_verify},
    ApiRoute{"/api/address", "What lies at an address of a build", kAddress,
             answer_address},
    ApiRoute{"/api/components", "How large each component of memstrata.toml is",
             kComponents, answer_components},
    ApiRoute{"/api/ledger", "Who spent and who gave back bytes since a build", kLedger,
             answer_ledger},
    ApiRoute{"/api/forecast", "When a block is full, at the rate at which it fills",
             kForecast, answer_forecast},
    ApiRoute{"/api/compare-targets",
             "Which symbols grew on every target, which only on some", kCompareTargets,
             answer_compare_targets},
    ApiRoute{"/api/renames", "The symbols that are known to have been renamed", kRenames,
             answer_renames},
    ApiRoute{"/api/find", "Where a symbol is and was", kFind, answer_find},
    ApiRoute{"/api/blame", "In which builds something changed its size", kBlame,
             answer_blame},
    ApiRoute{"/api/aliases", "The names that share a symbol's bytes", kAliases,
             answer_aliases},
    ApiRoute{"/api/heap/list", "Heap snapshots, oldest first", kHeapList,
             answer_heap_list},
    ApiRoute{"/api/heap/snapshot", "A heap with its map", kHeapSnapshot,
             answer_heap_snapshot},
    ApiRoute{"/api/heap/diff", "What became of each GC block", kHeapDiff,
             answer_heap_diff},
    ApiRoute{"/api/query",
             "The questions, with their parameters and columns",
             {},
             answer_questions},
    ApiRoute{"/api/query/*", "The answer to a question, whose parameters it takes",
             kQuestion, answer_question, Parameters::those_and_others},
    ApiRoute{"/api/sql", "The answer to a SELECT; other parameters are bound", kSql,
             answer_sql, Parameters::those_and_others, true},
};

}  // namespace

std::span<const ApiRoute> api_routes() {
  return kRoutes;
}

}  // namespace memstrata
