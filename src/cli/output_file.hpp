#pragma once

#include <fstream>
#include <string>

#include "platform/signals.hpp"

namespace memstrata {

/// A file that appears whole or not at all: written beside its place, renamed
/// when it is finished, removed when it is not.
class OutputFile {
 public:
  /// Throws Error{output} when it cannot be made there.
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  [[nodiscard]] std::ostream& stream() { return stream_; }

  /// Throws Error{output} when something could not be written.
  void finish();

 private:
  std::string path_;
  std::string unfinished_path_;
  RemovedOnSignal removed_on_signal_;
  std::ofstream stream_;
  bool finished_ = false;
};

}  // namespace memstrata
