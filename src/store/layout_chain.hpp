#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "layout/codec.hpp"
#include "model/build.hpp"
#include "store/statements.hpp"

namespace memstrata {

/// The scripts behind the last keyframe, in numbers.
struct ChainLength {
  std::size_t scripts = 0;
  std::size_t script_bytes = 0;
  std::size_t keyframe_bytes = 0;
};

/// What a layout is made of: a keyframe or a known build, then scripts.
struct LayoutChain {
  std::optional<BuildKey> base;      // the known build
  std::string keyframe;              // if there is no base
  std::vector<std::string> scripts;  // in the order in which they apply
};

/// Walks back from `key` through its branch and the forks, to the first build
/// that `is_known` or to a keyframe.  Throws Error{database} when there is none.
LayoutChain read_chain(Statements& statements, const BuildKey& key,
                       const std::function<bool(const BuildKey&)>& is_known);

/// The same without any known build.
Records read_records(Statements& statements, const BuildKey& key);

}  // namespace memstrata
