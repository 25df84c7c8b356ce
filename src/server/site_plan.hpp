#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/api.hpp"

namespace memstrata {

/// Values of names that stand in braces in a plan: {"build" -> "v1.26.0"}.
using SiteBinding = std::map<std::string, std::string>;

/// What there is to choose from, by the name of the set: "build", "pair", "block" ...
using SiteSets = std::map<std::string, std::vector<SiteBinding>>;

/// Answers that a copy of the page holds: one for each combination of the sets `each`
/// and of the values of the parameters.
struct SiteAnswers {
  std::string path;               // below /api/
  std::vector<std::string> each;  // sets
  std::vector<std::pair<std::string, std::vector<std::string>>> parameters;

  bool operator==(const SiteAnswers&) const = default;
};

/// Reads web/site.json.  Throws Error{internal} when it is none.
std::vector<SiteAnswers> site_plan(std::string_view json);

/// Every request of `answers`; a set that is not there makes none.
std::vector<ApiRequest> site_requests(const SiteAnswers& answers, const SiteSets& sets);

/// The name of an answer's file, without ending: a hash of what is asked, so that no
/// name from a map gets into a path.  `answerId` of web/src/static_answers.js agrees.
std::string site_answer_id(const ApiRequest& request);

}  // namespace memstrata
