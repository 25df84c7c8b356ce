#include "parse/assignments.hpp"

#include <algorithm>

namespace memstrata {

void Assignments::append_to(MemoryMap& map, NameStore& names) {
  std::stable_sort(assigned_.begin(), assigned_.end(),
                   [](const Symbol& a, const Symbol& b) { return a.name < b.name; });
  std::vector<Symbol> last;
  for (const auto& symbol : assigned_) {
    if (!last.empty() && last.back().name == symbol.name) {
      last.back() = symbol;
    } else {
      last.push_back(symbol);
    }
  }
  std::stable_sort(last.begin(), last.end(), [](const Symbol& a, const Symbol& b) {
    return a.address < b.address;
  });
  for (auto& symbol : last) {
    symbol.name = names.clean(symbol.name);
    map.symbols.push_back(symbol);
  }
}

}  // namespace memstrata
