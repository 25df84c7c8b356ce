#include "cli/history.hpp"

#include <filesystem>

namespace memstrata {

namespace {

bool is_there(const std::string& path) {
  std::error_code ignored;
  return path.starts_with("file:") || std::filesystem::exists(path, ignored);
}

}  // namespace

Database& History::open() {
  if (!database_) {
    // A dry run makes no file.
    if (unit_ == Unit::nothing && !is_there(context_.options.database)) {
      database_.emplace(":memory:", OpenOptions{.access = Access::write});
    } else {
      database_.emplace(open_to_write(context_));
    }
    if (unit_ != Unit::each_file) {
      transaction_.emplace(*database_);
    }
  }
  return *database_;
}

bool History::finish(bool refused_any) {
  const bool is_kept =
      unit_ == Unit::each_file || (unit_ == Unit::all_files && !refused_any);
  if (!database_) {
    return is_kept;
  }
  if (transaction_ && is_kept) {
    transaction_->commit();
  }
  transaction_.reset();
  finish_writing(*database_, context_);
  return is_kept;
}

}  // namespace memstrata
