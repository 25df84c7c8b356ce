#include "report/marks_report.hpp"

#include <nlohmann/json.hpp>

namespace memstrata {

Json json_of(const std::vector<MarkedBuild>& builds) {
  Json all = Json::array();
  for (const MarkedBuild& build : builds) {
    all.push_back(
        {{"build", build.build}, {"label", build.label}, {"marks", build.marks}});
  }
  return all;
}

std::string text_of(const std::vector<MarkedBuild>& builds) {
  std::string text;
  for (const MarkedBuild& build : builds) {
    text += (text.empty() ? "" : "; ") + build.label + ": ";
    for (std::size_t i = 0; i < build.marks.size(); ++i) {
      text += (i == 0 ? "" : ", ") + build.marks[i];
    }
  }
  return text;
}

}  // namespace memstrata
