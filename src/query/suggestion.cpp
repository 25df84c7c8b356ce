#include "query/suggestion.hpp"

#include "text/nearest.hpp"

namespace memstrata {

std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& names) {
  const auto close = nearest(wanted, names, 3, Unlike::take);
  if (close.empty()) {
    return {};
  }
  std::string sentence = "; did you mean ";
  for (std::size_t i = 0; i < close.size(); ++i) {
    if (i > 0) {
      sentence += i + 1 == close.size() ? " or " : ", ";
    }
    sentence += close[i];
  }
  return sentence + "?";
}

}  // namespace memstrata
