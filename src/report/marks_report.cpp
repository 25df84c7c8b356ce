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

std::string text_of_marks(const std::vector<std::string>& marks) {
  std::string text;
  for (const std::string& mark : marks) {
    text += (text.empty() ? "" : ", ") + mark;
  }
  return text;
}

std::string text_of(const std::vector<MarkedBuild>& builds) {
  std::string text;
  for (const MarkedBuild& build : builds) {
    text += (text.empty() ? "" : "; ") + build.label + ": " + text_of_marks(build.marks);
  }
  return text;
}

}  // namespace memstrata
