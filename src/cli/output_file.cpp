#include "cli/output_file.hpp"

#include <filesystem>
#include <system_error>

#include "model/error.hpp"
#include "text/names.hpp"

namespace memstrata {

namespace {

/// Where a regular file grows before it is whole.  A device or a pipe
/// (/dev/stdout) has no place beside it: it is written as it stands.
std::string unfinished(const std::string& path) {
  std::error_code ignored;
  const auto kind = std::filesystem::status(path, ignored).type();
  const bool replaces = kind == std::filesystem::file_type::not_found ||
                        kind == std::filesystem::file_type::regular;
  return replaces ? path + ".unfinished" : path;
}

Error cannot_write(const std::string& path) {
  return Error{ErrorCode::output, escaped_name(path) + ": cannot be written"};
}

}  // namespace

OutputFile::OutputFile(const std::string& path)
    : path_(path),
      unfinished_path_(unfinished(path)),
      removed_on_signal_(unfinished_path_ == path ? "" : unfinished_path_),
      stream_(unfinished_path_, std::ios::binary | std::ios::trunc) {
  if (!stream_) {
    throw cannot_write(path_);
  }
}

OutputFile::~OutputFile() {
  if (!finished_ && unfinished_path_ != path_) {
    std::error_code ignored;
    std::filesystem::remove(unfinished_path_, ignored);
  }
}

void OutputFile::finish() {
  stream_.close();
  if (!stream_) {
    throw cannot_write(path_);
  }
  if (unfinished_path_ != path_) {
    std::error_code failure;
    std::filesystem::rename(unfinished_path_, path_, failure);
    if (failure) {
      throw cannot_write(path_);
    }
  }
  finished_ = true;
}

}  // namespace memstrata
