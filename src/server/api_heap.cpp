// Heap snapshots: the documents of `memstrata heap`.
#include "query/heap.hpp"
#include "report/heap_json.hpp"
#include "report/heap_points_report.hpp"
#include "report/heap_report.hpp"
#include "server/api_answers.hpp"
#include "server/api_parameters.hpp"
#include "server/api_response.hpp"
#include "store/heap_store.hpp"

namespace memstrata {

namespace {

StoredSnapshot snapshot_asked_for(const Database& database,
                                  const ApiParameters& parameters,
                                  const std::string& reference) {
  return load_snapshot(database,
                       find_snapshot(database, parameters.text("target"), reference));
}

}  // namespace

ApiResponse answer_heap_list(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const auto points =
      heap_points(database, parameters.text("target"), parameters.text("label"));
  return document([&](std::ostream& out) {
    write_heap_list(out, points, parameters.count("n", 0), kJsonStyle);
  });
}

ApiResponse answer_heap_snapshot(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const StoredSnapshot stored =
      snapshot_asked_for(database, parameters, parameters.text("snapshot", "latest"));
  return document([&](std::ostream& out) {
    write_heap_json(out, std::vector<StoredSnapshot>{stored});
  });
}

ApiResponse answer_heap_diff(const Database& database, const ApiRequest& request) {
  const ApiParameters parameters{request};
  const StoredSnapshot older =
      snapshot_asked_for(database, parameters, parameters.required("old"));
  const StoredSnapshot newer =
      snapshot_asked_for(database, parameters, parameters.required("new"));
  return document([&](std::ostream& out) {
    write_heap_diff(out, older, newer, HeapLook{}, kJsonStyle);
  });
}

}  // namespace memstrata
