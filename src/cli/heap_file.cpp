#include "cli/heap_file.hpp"

#include <algorithm>

#include "cli/messages.hpp"
#include "report/heap_json.hpp"
#include "report/heap_points_report.hpp"
#include "report/heap_report.hpp"
#include "report/numbers.hpp"
#include "text/names.hpp"

namespace memstrata {

void print_heap_file(std::ostream& out, const std::vector<HeapSnapshot>& snapshots,
                     const std::string& file, const Style& style) {
  switch (style.format) {
    case OutputFormat::json:
      write_heap_json(out, snapshots, file);
      break;
    case OutputFormat::ndjson:
      write_heap_json(out, snapshots, file);
      out << '\n';
      break;
    case OutputFormat::csv:
    case OutputFormat::tsv: {
      std::vector<HeapPoint> points;
      std::ranges::transform(snapshots, std::back_inserter(points), point_of);
      write_heap_list(out, points, 0, style);
      break;
    }
    case OutputFormat::table:
    case OutputFormat::markdown:
      for (const auto& snapshot : snapshots) {
        out << (&snapshot == &snapshots.front() ? "" : "\n");
        write_heap(out, StoredSnapshot{.snapshot = snapshot}, {}, style);
      }
  }
}

bool print_heap_check(std::ostream& out, const std::vector<HeapSnapshot>& snapshots,
                      const std::string& file) {
  const auto fits = [](const HeapSnapshot& snapshot) {
    return snapshot.status != HeapStatus::differs &&
           snapshot.status != HeapStatus::damaged;
  };
  const auto bad = std::ranges::find_if_not(snapshots, fits);
  out << escaped_name(file) << ": "
      << counted(std::uint64_t{snapshots.size()}, "heap dump") << ", ";
  if (bad == snapshots.end()) {
    out << "tables equal their headers\n";
    return true;
  }
  out << "line " << bad->line << ": " << to_string(bad->status);
  if (!bad->diagnostics.empty()) {
    out << ", " << bad->diagnostics.front().message;
  }
  out << '\n';
  return false;
}

void print_heap_diagnostics(const std::vector<HeapSnapshot>& snapshots,
                            const std::string& file, const Context& context) {
  std::vector<Diagnostic> all;
  for (const auto& snapshot : snapshots) {
    all.insert(all.end(), snapshot.diagnostics.begin(), snapshot.diagnostics.end());
  }
  print_diagnostics(file, all, context);
}

}  // namespace memstrata
