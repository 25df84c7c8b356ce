// One build: its RAM with the heap, its proof, and what lies at an address of it.
#include "query/address.hpp"
#include "query/components.hpp"
#include "query/named_query.hpp"
#include "query/ram.hpp"
#include "report/address_report.hpp"
#include "report/care_report.hpp"
#include "report/ram_report.hpp"
#include "report/result_report.hpp"
#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"
#include "server/api_response.hpp"
#include "store/verify.hpp"

namespace memstrata {

ApiResponse answer_ram(const Database& database, const ApiRequest& request) {
  const StoredBuild build = ApiParameters{request}.build(database);
  const Ram ram = ram_of(database, build, newest_snapshot_of(database, build));
  return document([&](std::ostream& out) { write_ram(out, ram, kJsonStyle); });
}

ApiResponse answer_verify(const Database& database, const ApiRequest& request) {
  const StoredBuild build = ApiParameters{request}.build(database);
  const auto findings = verify(database, &build.key);
  return document([&](std::ostream& out) {
    constexpr std::size_t kBuilds = 1;
    write_findings(out, findings, kBuilds, kJsonStyle);
  });
}

ApiResponse answer_address(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const AddressAnswer answer = at_address(database, parameters.build(database),
                                          address_from(parameters.required("address")));
  return document([&](std::ostream& out) { write_address(out, answer, kJsonStyle); });
}

ApiResponse answer_components(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const std::vector<Component> components(request.components.begin(),
                                          request.components.end());
  const NamedQuery& query = find_query("build/components");
  Arguments arguments{{"build", parameters.build(database).id},
                      {"components", components_json(components)}};
  if (const std::string block = parameters.text("block"); !block.empty()) {
    arguments["blocks"] = block;
  }
  const ResultTable result = run_query(database, query, arguments);
  return document(
      [&](std::ostream& out) { write_result(out, result, query.name, 0, kJsonStyle); });
}

}  // namespace memstrata
