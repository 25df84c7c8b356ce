#pragma once

#include <string>
#include <vector>

namespace memstrata {

/// A part of the firmware, as people see it: the objects that one of the globs fits and
/// no component before it has.
struct Component {
  std::string name;
  std::vector<std::string> objects;   // globs over the normalised path
  std::vector<std::string> archives;  // globs

  bool operator==(const Component&) const = default;
};

}  // namespace memstrata
