// How long questions take over a synthetic history, medians of processor time.
//
//   query_bench [ci|stress] [BUILDS] [SYMBOLS] [FILE] [WORDS]
//
// With FILE the history is kept there, and taken from there if it is.  With WORDS only
// the measures that have them in their name run.

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/address.hpp"
#include "query/aliases.hpp"
#include "query/blame.hpp"
#include "query/compare_targets.hpp"
#include "query/diff.hpp"
#include "query/find_symbol.hpp"
#include "query/forecast.hpp"
#include "query/ledger.hpp"
#include "query/listing.hpp"
#include "query/named_query.hpp"
#include "query/statement.hpp"
#include "query/top.hpp"
#include "query/trend.hpp"
#include "store/builds.hpp"
#include "store/verify.hpp"
#include "synthetic_history.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

constexpr std::size_t kRuns = 51;
constexpr std::size_t kBatch = 100;

double processor_milliseconds() {
  return 1000.0 * static_cast<double>(std::clock()) / static_cast<double>(CLOCKS_PER_SEC);
}

void print_median(const std::string& what, const std::function<void()>& work) {
  std::vector<double> spent;
  for (std::size_t i = 0; i < kRuns; ++i) {
    const double began = processor_milliseconds();
    work();
    spent.push_back(processor_milliseconds() - began);
  }
  std::ranges::nth_element(spent, spent.begin() + kRuns / 2);
  std::printf("%-44s %9.3f ms\n", what.c_str(), spent[kRuns / 2]);
}

void store(Database& database, SyntheticHistory& history, std::size_t builds) {
  for (std::size_t first = 0; first < builds; first += kBatch) {
    Transaction batch(database);
    for (std::size_t i = first; i < std::min(first + kBatch, builds); ++i) {
      put_build(database,
                {.target = "board",
                 .label = "nightly-" + std::to_string(i),
                 .time = 1'600'000'000 + static_cast<Time>(i) * 3600},
                history.next());
    }
    batch.commit();
  }
}

/// One from the middle of the newest build that the oldest has as well.
const Symbol& long_lived(const MemoryMap& newest, const MemoryMap& oldest) {
  std::set<std::string_view> names;
  for (const Symbol& symbol : oldest.symbols) {
    names.insert(symbol.name);
  }
  names.erase("");
  const auto middle =
      newest.symbols.begin() + static_cast<std::ptrdiff_t>(newest.symbols.size() / 2);
  return *std::find_if(middle, newest.symbols.end(), [&names](const Symbol& symbol) {
    return symbol.contribution != kNone && names.contains(symbol.name);
  });
}

class Questions {
 public:
  Questions(const Database& database, std::string words)
      : database_(database), builds_(stored_builds(database)), words_(std::move(words)) {
    const MemoryMap map = load_map(database_, builds_.back().key);
    const Symbol& symbol = long_lived(map, load_map(database_, builds_.front().key));
    name_ = normalised_symbol(symbol.name);
    address_ = symbol.address;
    object_ = normalised_object(map.contributions[symbol.contribution].object);
  }

  void ask_all() {
    measure("count and sum of a random build", [this] { sum_of_one(); });
    measure("sum of a random build by pattern", [this] { sizes_of_one(); });
    measure("symbol/diff of neighbours, top 20", [this] { diff_apart(1); });
    measure("symbol/diff of a pair 100 builds apart, top 20",
            [this] { diff_apart(100); });
    measure("symbol/diff of a random pair, top 20", [this] { diff("change"); });
    measure("symbol/diff of one pair again, top 20", [this] {
      run("symbol/diff", {{"old", builds_.front().id},
                          {"new", builds_.back().id},
                          {"row_limit", std::int64_t{20}}});
    });
    measure("symbol/diff of a random pair, 20 growers", [this] { diff("growth"); });
    measure("objects of a random pair", [this] { parts("object"); });
    measure("regions of a random pair", [this] { parts("region"); });
    measure("changes of a symbol by name", [this] { changes_of_symbol(); });
    measure("changes of an object", [this] { changes_of_object(); });
    measure("diff of neighbours with its proofs", [this] {
      const auto [old, now] = pair_apart(1);
      diff_builds(database_, old, now, Level::symbol, {.row_limit = 20});
    });
    measure("diff of a random pair with its proofs", [this] {
      diff_builds(database_, any_build(), any_build(), Level::symbol, {.row_limit = 20});
    });
    measure("proof of a random build", [this] { adds_up(database_, any_build().key); });
    measure("trend of a symbol over all builds",
            [this] { trend(database_, {.target = "board", .names = {name_}}); });
    ask_answers();
    ask_overviews();
  }

 private:
  void measure(const std::string& what, const std::function<void()>& work) {
    if (what.find(words_) != std::string::npos) {
      print_median(what, work);
    }
  }

  const StoredBuild& any_build() {
    return builds_[std::uniform_int_distribution<std::size_t>(
        0, builds_.size() - 1)(random_)];
  }

  void ask_answers() {
    measure("blame of a symbol",
            [this] { blame(database_, {.target = "board", .names = {name_}}); });
    measure("blame of the total",
            [this] { blame(database_, {.target = "board", .total = true}); });
    measure("blame of the total, 20 rows", [this] {
      blame(database_, {.target = "board", .filters = {.row_limit = 20}, .total = true});
    });
    measure("find a symbol", [this] { find_symbol(database_, name_); });
    measure("aliases of a symbol in a random build",
            [this] { aliases_of_name(database_, any_build(), name_); });
    measure("address in a random build",
            [this] { at_address(database_, any_build(), address_); });
    measure("20 largest symbols of a random build",
            [this] { top(database_, any_build(), Level::symbol, {.row_limit = 20}); });
    measure("tree of a random build", [this] {
      run("build/tree", {{"build", any_build().id}});
    });
    measure("compare one target with itself, 20 growers", [this] {
      compare_targets(database_, {.from = "#1", .to = "latest", .row_limit = 20});
    });
  }

  void ask_overviews() {
    for (const std::size_t newest : {std::size_t{100}, builds_.size() / 2}) {
      const StoredBuild& since =
          builds_[builds_.size() - std::min(newest, builds_.size())];
      measure("ledger of the newest " + std::to_string(newest) + " builds",
              [&] { ledger(database_, {.target = "board", .since = since}); });
    }
    measure("targets with sparklines", [this] { list_targets(database_); });
    measure("the newest 30 builds",
            [this] { list_builds(database_, {.target = "board", .limit = 30}); });
    measure("forecast by the newest 100 builds",
            [this] { forecast(database_, {.target = "board"}); });
    measure("high water of all builds, 500 points", [this] {
      run("block/high_water", {{"target", "board"}, {"points", std::int64_t{500}}});
    });
  }

  /// Two random builds with so many steps between them.
  std::pair<StoredBuild, StoredBuild> pair_apart(std::size_t steps) {
    const auto first = std::uniform_int_distribution<std::size_t>(
        0, builds_.size() - 1 - std::min(steps, builds_.size() - 1))(random_);
    return {builds_[first], builds_[std::min(first + steps, builds_.size() - 1)]};
  }

  void diff_apart(std::size_t steps) {
    const auto [old, now] = pair_apart(steps);
    run_query(database_, find_query("symbol/diff"),
              {{"old", old.id}, {"new", now.id}, {"row_limit", std::int64_t{20}}});
  }

  void run(const std::string& question, const Arguments& arguments) {
    const auto table = run_query(database_, find_query(question), arguments);
    if (table.rows.empty()) {
      std::printf("%s: no rows\n", question.c_str());
    }
  }

  void sum_of_one() {
    const BuildKey& key = any_build().key;
    Statement sum(database_, "SELECT count(*), sum(size) FROM build_symbol(?, ?, ?)");
    sum.bind(1, key.target_id);
    sum.bind(2, key.branch_id);
    sum.bind(3, key.ord);
    sum.step();
  }

  void sizes_of_one() {
    run("build/totals", {{"builds", "[" + std::to_string(any_build().id) + "]"},
                         {"symbols", R"(["*"])"}});
  }

  void diff(const std::string& order) {
    run("symbol/diff", {{"old", any_build().id},
                        {"new", any_build().id},
                        {"sort_by", order},
                        {"row_limit", std::int64_t{20}}});
  }

  void parts(const std::string& level) {
    run("build/sizes", {{"builds", "[" + std::to_string(any_build().id) + "," +
                                       std::to_string(any_build().id) + "]"},
                        {"level", level},
                        {"sort_by", "nothing"}});
  }

  void changes_of_symbol() {
    run("symbol/changes", {{"target", "board"}, {"symbols", R"([")" + name_ + R"("])"}});
  }

  void changes_of_object() {
    run("object/changes", {{"target", "board"}, {"objects", object_}});
  }

  const Database& database_;
  std::vector<StoredBuild> builds_;
  std::string words_;  // what a measure must have in its name
  std::mt19937_64 random_{1};
  std::string name_;  // of a symbol and an object of the newest build
  std::string object_;
  std::uint64_t address_ = 0;
};

}  // namespace
}  // namespace memstrata

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  const bool is_stress = !words.empty() && words[0] == "stress";
  const std::size_t builds = words.size() > 1 ? std::stoul(words[1]) : 2000;
  const std::size_t symbols = words.size() > 2 ? std::stoul(words[2]) : 10'000;
  const std::string path = words.size() > 3 ? words[3] : ":memory:";
  memstrata::Database database(path, {.access = memstrata::Access::write,
                                      .durability = memstrata::Durability::normal});
  if (memstrata::stored_builds(database).empty()) {
    memstrata::SyntheticHistory history(
        is_stress ? memstrata::stress_profile() : memstrata::ci_profile(), symbols);
    memstrata::store(database, history, builds);
    database.checkpoint();
  }
  memstrata::Questions questions(database, words.size() > 4 ? words[4] : "");
  questions.ask_all();
  return 0;
}
