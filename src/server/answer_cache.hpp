#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/api.hpp"

namespace memstrata {

/// Answers of the history as it stands, for who asks again: several views of the page
/// ask the same, and a browser asks whether what it has still holds.
///
/// A generation lasts until the history changes.  May be used by several threads.
class AnswerCache {
 public:
  /// Keeps so many bytes of answers; those that nobody asked for longest go first.
  explicit AnswerCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  [[nodiscard]] std::uint64_t generation() const;

  /// The history has changed: no answer holds any more.
  void forget();

  [[nodiscard]] std::optional<ApiResponse> find(const std::string& question);

  /// An answer that was made in `generation`; one of an earlier is not kept.
  void keep(const std::string& question, const ApiResponse& answer,
            std::uint64_t generation);

 private:
  struct Kept {
    std::string question;
    ApiResponse answer;
  };
  using Answers = std::list<Kept>;  // the last that was asked for first

  static std::size_t bytes_of(const Kept& kept);

  mutable std::mutex mutex_;
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
  std::uint64_t generation_ = 0;
  Answers answers_;
  std::unordered_map<std::string, Answers::iterator> by_question_;
};

}  // namespace memstrata
