#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "layout/codec.hpp"
#include "model/build.hpp"

namespace memstrata {

/// The tables of keyframes that were decoded last, up to so many bytes: a history of
/// 10,000 builds has some forty, on which all others are scripts.
class KeyframeShelf {
 public:
  explicit KeyframeShelf(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Null: it is not here.
  std::shared_ptr<const Records> find(const BuildKey& key);
  /// What was asked for longest ago goes; what is larger than the shelf is not put on it.
  void put(const BuildKey& key, std::shared_ptr<const Records> records);
  void clear();
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  struct Keyframe {
    BuildKey key;
    std::shared_ptr<const Records> records;
  };

  std::vector<Keyframe> keyframes_;  // the one used last at the end
  std::size_t most_bytes_;
  std::size_t bytes_ = 0;
};

}  // namespace memstrata
