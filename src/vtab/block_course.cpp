#include "vtab/block_course.hpp"

#include "vtab/wrapping.hpp"

namespace memstrata {
namespace {

std::vector<BlockStep> loaded_course(const BranchLine& line) {
  std::vector<BlockStep> course;
  course.reserve(line.builds().size());
  for (std::size_t place = 0; place < line.builds().size(); ++place) {
    const auto delta = line.loaded_delta(place);
    course.push_back({.delta = delta.value_or(line.builds()[place].loaded_bytes)});
  }
  return course;
}

BlockStep step_of(const ModuleQuery& row) {
  BlockStep step{.delta = row.integer(1), .used = row.integer(2)};
  if (!row.is_null(3)) {
    step.free = wrapping_difference(row.integer(3), row.integer(4));
  }
  return step;
}

}  // namespace

std::vector<BlockStep> block_course(ModuleStatements& statements, std::int64_t target_id,
                                    const BranchLine& line, std::int64_t block_id) {
  if (block_id == 0) {
    return loaded_course(line);
  }
  std::vector<BlockStep> course;
  for (const LineStretch& stretch : line.stretches_from(0)) {
    const auto& ords = stretch.ords;
    ModuleQuery row(statements, "read/block_steps.sql",
                    {target_id, stretch.branch_id, block_id, ords.front(), ords.back()});
    bool is_there = row.next();
    for (const std::int64_t ord : ords) {
      course.push_back(course.empty() ? BlockStep() : course.back());
      course.back().delta = 0;
      while (is_there && row.integer(0) < ord) {  // of no build
        is_there = row.next();
      }
      if (is_there && row.integer(0) == ord) {
        course.back() = step_of(row);
        is_there = row.next();
      }
    }
  }
  return course;
}

}  // namespace memstrata
