#include "query/run_limit.hpp"

#include <sqlite3.h>

namespace memstrata {
namespace {

/// Instructions of SQLite's machine between two looks at the clock: about 50 us.
constexpr int kInstructionsBetweenLooks = 10'000;

}  // namespace

RunLimit::RunLimit(const Database& database, const RunOptions& options)
    : connection_(database.handle()),
      options_(options),
      needed_(options.time_limit.count() > 0 || options.interrupted != nullptr),
      end_(std::chrono::steady_clock::now() + options.time_limit) {
  if (needed_) {
    sqlite3_progress_handler(connection_, kInstructionsBetweenLooks, &RunLimit::look,
                             this);
  }
}

RunLimit::~RunLimit() {
  if (needed_) {
    sqlite3_progress_handler(connection_, 0, nullptr, nullptr);
  }
}

int RunLimit::look(void* context) {
  const auto* limit = static_cast<const RunLimit*>(context);
  const bool signalled =
      limit->options_.interrupted != nullptr && limit->options_.interrupted->load();
  const bool late = limit->options_.time_limit.count() > 0 &&
                    std::chrono::steady_clock::now() >= limit->end_;
  return signalled || late ? 1 : 0;
}

}  // namespace memstrata
