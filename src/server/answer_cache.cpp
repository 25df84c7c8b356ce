#include "server/answer_cache.hpp"

namespace memstrata {

std::uint64_t AnswerCache::generation() const {
  const std::lock_guard lock{mutex_};
  return generation_;
}

void AnswerCache::forget() {
  const std::lock_guard lock{mutex_};
  ++generation_;
  by_question_.clear();
  answers_.clear();
  bytes_ = 0;
}

std::optional<ApiResponse> AnswerCache::find(const std::string& question) {
  const std::lock_guard lock{mutex_};
  const auto found = by_question_.find(question);
  if (found == by_question_.end()) {
    return std::nullopt;
  }
  answers_.splice(answers_.begin(), answers_, found->second);
  return found->second->answer;
}

void AnswerCache::keep(const std::string& question, const ApiResponse& answer,
                       std::uint64_t generation) {
  const std::lock_guard lock{mutex_};
  if (generation != generation_ || by_question_.contains(question)) {
    return;
  }
  answers_.push_front({.question = question, .answer = answer});
  by_question_.emplace(question, answers_.begin());
  bytes_ += bytes_of(answers_.front());
  while (bytes_ > most_bytes_) {
    bytes_ -= bytes_of(answers_.back());
    by_question_.erase(answers_.back().question);
    answers_.pop_back();
  }
}

std::size_t AnswerCache::bytes_of(const Kept& kept) {
  return kept.question.size() + kept.answer.body.size();
}

}  // namespace memstrata
