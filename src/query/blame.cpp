#include "query/blame.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/blame_moves.hpp"
#include "query/build_rows.hpp"
#include "query/guessed_renames.hpp"
#include "query/line.hpp"
#include "query/marks.hpp"
#include "query/renames.hpp"
#include "query/trend_search.hpp"

namespace memstrata {
namespace {

std::string change_of(const BlameStep& step, bool is_oldest) {
  if (!step.old_size) {
    return is_oldest ? "first" : "added";
  }
  if (!step.new_size) {
    return "removed";
  }
  return step.delta > 0 ? "grew" : "shrank";
}

/// A series' steps; what changes nothing that is seen is left out.
std::vector<PlacedStep> steps_of(const FoundSeries& found, const Line& line) {
  std::vector<PlacedStep> steps;
  std::optional<std::int64_t> before;
  for (const auto& [build, size] : found.steps) {
    PlacedStep placed{.place = line.place_of(build).value(),
                      .id = found.id,
                      .step = {.level = found.series.level,
                               .name = found.series.name,
                               .object = found.series.object,
                               .archive = found.series.archive,
                               .region = found.series.region,
                               .old_size = before,
                               .new_size = size,
                               .delta = size.value_or(0) - before.value_or(0)}};
    placed.step.change = change_of(placed.step, line.is_oldest(placed.place));
    if (size != before) {
      steps.push_back(std::move(placed));
    }
    before = size;
  }
  return steps;
}

/// All loaded regions, each once.
FoundSeries loaded_bytes(const Database& database, const std::string& target,
                         const std::string& branch) {
  FoundSeries found;
  ask(database, "build/changes", {{"target", target}, {"branch", branch}},
      [&found](const AnswerRow& row) {
        found.steps.push_back(
            {.build = row.integer("build"), .size = row.maybe_integer("size")});
      });
  return found;
}

/// The same of builds that are known already.
FoundSeries loaded_bytes(const std::vector<BuildOnLine>& line) {
  FoundSeries found;
  std::int64_t before = 0;
  for (const BuildOnLine& one : line) {
    if (one.loaded_bytes != before) {
      found.steps.push_back({.build = one.build.id, .size = one.loaded_bytes});
      before = one.loaded_bytes;
    }
  }
  return found;
}

/// Several series as one: there while one of them is.
FoundSeries sum_of(const std::vector<FoundSeries>& all, const Line& line) {
  struct Moment {
    std::int64_t delta = 0;
    std::int64_t came = 0;
  };
  std::map<std::size_t, Moment> moments;
  for (const auto& one : all) {
    std::optional<std::int64_t> before;
    for (const auto& [build, size] : one.steps) {
      Moment& moment = moments[line.place_of(build).value()];
      moment.delta += size.value_or(0) - before.value_or(0);
      moment.came += static_cast<std::int64_t>(size.has_value()) -
                     static_cast<std::int64_t>(before.has_value());
      before = size;
    }
  }
  FoundSeries sum;
  Moment now;
  for (const auto& [place, moment] : moments) {
    now.delta += moment.delta;
    now.came += moment.came;
    sum.steps.push_back({.build = line.builds()[place],
                         .size = now.came > 0 ? std::optional(now.delta) : std::nullopt});
  }
  return sum;
}

bool asks_for_everything(const BlameRequest& request) {
  const Filters& filters = request.filters;
  return request.names.empty() && filters.blocks.empty() && filters.regions.empty() &&
         filters.objects.empty() && filters.archives.empty() &&
         filters.components.empty() && filters.symbols.empty();
}

/// Whether most builds of the line will be named: they are best read at once.
bool names_most_builds(const BlameRequest& request) {
  return request.total && asks_for_everything(request) && !request.since &&
         request.filters.row_limit == 0;
}

/// A region and its symbols in one sum would count twice.
void check_one_level(const std::vector<FoundSeries>& all) {
  const auto& level = all.front().series.level;
  for (const auto& one : all) {
    if (one.series.level != level) {
      throw Error(ErrorCode::usage, "a total of a " + level + " (" +
                                        all.front().series.name + ") and a " +
                                        one.series.level + " (" + one.series.name +
                                        ") would count twice; say --region, --object or "
                                        "--symbol instead of a name");
    }
  }
}

/// What is asked for, series by series; of a total its parts.
std::vector<FoundSeries> found_series(const Database& database,
                                      const BlameRequest& request,
                                      const std::string& branch) {
  if (request.total && asks_for_everything(request)) {
    return {loaded_bytes(database, request.target, branch)};
  }
  const TrendRequest search{
      .target = request.target, .names = request.names, .filters = request.filters};
  auto found = find_series(database, search, branch);
  if (request.total) {
    check_one_level(found);
  }
  return found;
}

/// The builds in which something happens, and the one that is looked back to.
Line line_of(const Database& database, const BlameRequest& request,
             const std::string& branch, const std::vector<FoundSeries>& found) {
  std::set<std::int64_t> builds;
  for (const auto& one : found) {
    for (const auto& step : one.steps) {
      builds.insert(step.build);
    }
  }
  if (request.since) {
    builds.insert(request.since->id);
  }
  return {database, request.target, branch, {builds.begin(), builds.end()}};
}

std::vector<PlacedStep> all_steps(const Database& database, const BlameRequest& request,
                                  const std::vector<FoundSeries>& found,
                                  const Line& line) {
  if (request.total) {
    FoundSeries total = sum_of(found, line);
    total.series.name = total.series.level = "total";
    return steps_of(total, line);
  }
  std::vector<PlacedStep> steps;
  for (const auto& one : found) {
    auto some = steps_of(one, line);
    std::ranges::move(some, std::back_inserter(steps));
  }
  return with_moves(std::move(steps), LatestNames(database, request.target));
}

void sort_for_reading(std::vector<PlacedStep>& steps) {
  std::ranges::stable_sort(steps, [](const PlacedStep& a, const PlacedStep& b) {
    return std::tuple(a.place, std::abs(a.step.delta)) >
           std::tuple(b.place, std::abs(b.step.delta));
  });
}

/// Names the builds at `places`; `known`: all of the line, or none.
void take_builds(const Database& database, Blame& blame, const Line& line,
                 const std::vector<std::size_t>& places,
                 const std::vector<BuildOnLine>& known) {
  if (!known.empty()) {
    for (const std::size_t place : places) {
      blame.builds.push_back(known[place].build);
      blame.marks.push_back(known[place].marks);
    }
    return;
  }
  std::vector<std::int64_t> ids;
  for (const std::size_t place : places) {
    ids.push_back(line.builds()[place]);
  }
  blame.builds = builds_by_id(database, ids);
  for (auto& one : build_steps(database, blame.target, blame.branch, ids)) {
    blame.marks.push_back(std::move(one.marks));
  }
}

/// Tells the steps, and moves what the limits leave out into `blame.others`; the places
/// of blame.builds.
std::vector<std::size_t> take_steps(Blame& blame, std::vector<PlacedStep> steps) {
  Others others;
  std::vector<std::size_t> places;
  const auto limit = blame.filters.row_limit;
  for (auto& [place, id, step] : steps) {
    const bool is_small = std::abs(step.delta) < blame.filters.min_delta;
    if (is_small || (limit > 0 && blame.steps.size() == limit)) {
      ++others.rows;
      others.delta += step.delta;
      continue;
    }
    if (places.empty() || place != places.back()) {
      places.push_back(place);
    }
    step.build = places.size() - 1;
    blame.steps.push_back(std::move(step));
  }
  if (others.rows > 0) {
    blame.others = others;
  }
  return places;
}

}  // namespace

Blame blame(const Database& database, const BlameRequest& request) {
  Blame blame{.target = request.target,
              .branch = request.branch.empty() ? main_branch(database, request.target)
                                               : request.branch,
              .filters = request.filters,
              .total = request.total,
              .since = request.since};
  const auto known =
      names_most_builds(request)
          ? builds_of_line(database, request.target, blame.branch, MarkScope::every_build)
          : std::vector<BuildOnLine>();
  const auto found = known.empty() ? found_series(database, request, blame.branch)
                                   : std::vector{loaded_bytes(known)};
  const Line line = known.empty() ? line_of(database, request, blame.branch, found)
                                  : Line(blame.branch, known);
  auto steps = all_steps(database, request, found, line);
  if (request.since) {
    const auto since = line.need_place(*request.since);
    std::erase_if(steps, [since](const PlacedStep& s) { return s.place <= since; });
  }
  steps = with_guesses(std::move(steps), database, blame, line);
  sort_for_reading(steps);
  const auto places = take_steps(blame, std::move(steps));
  take_builds(database, blame, line, places, known);
  return blame;
}

}  // namespace memstrata
