// Symbols: where they are, when they changed, what else they are called.
#include "query/address.hpp"
#include "query/aliases.hpp"
#include "query/blame.hpp"
#include "query/build_reference.hpp"
#include "query/find_symbol.hpp"
#include "report/aliases_report.hpp"
#include "report/blame_report.hpp"
#include "report/find_report.hpp"
#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"
#include "server/api_response.hpp"

namespace memstrata {

ApiResponse answer_find(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const std::string name = parameters.required("name");
  const auto places =
      find_symbol(database, name, parameters.text("target"), parameters.text("branch"));
  return document([&](std::ostream& out) {
    write_places(out, name, places, parameters.count("n", 0), kJsonStyle);
  });
}

ApiResponse answer_blame(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  BlameRequest asked;
  asked.target = find_target(database, parameters.text("target"));
  asked.branch = parameters.text("branch");
  asked.names = parameters.texts("name");
  asked.filters = parameters.filters();
  const Blame answer = blame(database, asked);
  return document([&](std::ostream& out) { write_blame(out, answer, kJsonStyle); });
}

ApiResponse answer_aliases(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const StoredBuild build = parameters.build(database);
  const std::string name = parameters.required("name");
  const bool is_address = name.starts_with("0x");
  const Aliases answer = is_address ? aliases_at(database, build, address_from(name))
                                    : aliases_of_name(database, build, name);
  return document([&](std::ostream& out) { write_aliases(out, answer, kJsonStyle); });
}

}  // namespace memstrata
