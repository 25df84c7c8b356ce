#include "vtab/keyframe_shelf.hpp"

#include <algorithm>
#include <utility>

namespace memstrata {

std::shared_ptr<const Records> KeyframeShelf::find(const BuildKey& key) {
  const auto found = std::ranges::find(keyframes_, key, &Keyframe::key);
  if (found == keyframes_.end()) {
    return nullptr;
  }
  std::rotate(found, found + 1, keyframes_.end());
  return keyframes_.back().records;
}

void KeyframeShelf::put(const BuildKey& key, std::shared_ptr<const Records> records) {
  const std::size_t size = records->content_bytes();
  if (size > most_bytes_) {
    return;
  }
  while (bytes_ + size > most_bytes_) {
    bytes_ -= keyframes_.front().records->content_bytes();
    keyframes_.erase(keyframes_.begin());
  }
  keyframes_.push_back({key, std::move(records)});
  bytes_ += size;
}

void KeyframeShelf::clear() {
  keyframes_.clear();
  bytes_ = 0;
}

}  // namespace memstrata
