#include "server/site_plan.hpp"

#include <array>
#include <charconv>
#include <cstdint>

#include <nlohmann/json.hpp>

#include "model/error.hpp"

namespace memstrata {

namespace {

constexpr std::string_view kApi = "/api/";

using OrderedJson = nlohmann::ordered_json;

SiteAnswers answers_from(const OrderedJson& json) {
  SiteAnswers answers{.path = json.at("path")};
  answers.each = json.value("each", std::vector<std::string>{});
  const OrderedJson parameters = json.value("parameters", OrderedJson::object());
  for (const auto& [name, value] : parameters.items()) {
    std::vector<std::string> values;
    if (value.is_array()) {
      values = value.get<std::vector<std::string>>();
    } else {
      values.push_back(value);
    }
    answers.parameters.emplace_back(name, std::move(values));
  }
  return answers;
}

/// `text` with the values of the names in braces.
std::string filled(std::string_view text, const SiteBinding& binding) {
  std::string result;
  while (!text.empty()) {
    const std::size_t begin = text.find('{');
    const std::size_t end = text.find('}', begin);
    if (end == std::string_view::npos) {
      break;
    }
    result += text.substr(0, begin);
    result += binding.at(std::string{text.substr(begin + 1, end - begin - 1)});
    text.remove_prefix(end + 1);
  }
  return result + std::string{text};
}

std::vector<SiteBinding> combinations(const std::vector<std::string>& each,
                                      const SiteSets& sets) {
  std::vector<SiteBinding> all{{}};
  for (const std::string& name : each) {
    std::vector<SiteBinding> longer;
    const auto set = sets.find(name);
    for (const SiteBinding& one : all) {
      for (const SiteBinding& choice :
           set == sets.end() ? std::vector<SiteBinding>{} : set->second) {
        SiteBinding both = one;
        both.insert(choice.begin(), choice.end());
        longer.push_back(std::move(both));
      }
    }
    all = std::move(longer);
  }
  return all;
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char letter : text) {
    hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
  }
  return hash;
}

}  // namespace

std::vector<SiteAnswers> site_plan(std::string_view json) {
  try {
    const OrderedJson document = OrderedJson::parse(json);
    std::vector<SiteAnswers> plan;
    for (const OrderedJson& one : document.at("answers")) {
      plan.push_back(answers_from(one));
    }
    return plan;
  } catch (const OrderedJson::exception& failure) {
    throw Error{ErrorCode::internal, std::string{"site.json: "} + failure.what()};
  }
}

std::vector<ApiRequest> site_requests(const SiteAnswers& answers, const SiteSets& sets) {
  std::vector<ApiRequest> requests;
  for (const SiteBinding& binding : combinations(answers.each, sets)) {
    std::vector<ApiRequest> of_binding{
        {.path = std::string{kApi} + filled(answers.path, binding)}};
    for (const auto& [name, values] : answers.parameters) {
      std::vector<ApiRequest> longer;
      for (const ApiRequest& request : of_binding) {
        for (const std::string& value : values) {
          longer.push_back(request);
          if (const std::string text = filled(value, binding); !text.empty()) {
            longer.back().query.emplace(name, text);
          }
        }
      }
      of_binding = std::move(longer);
    }
    requests.insert(requests.end(), of_binding.begin(), of_binding.end());
  }
  return requests;
}

std::string site_answer_id(const ApiRequest& request) {
  std::string question = request.path.substr(kApi.size());
  for (const auto& [name, value] : request.query) {
    question.append("\n").append(name).append("=").append(value);
  }
  std::array<char, 16> digits{};
  const auto written =
      std::to_chars(digits.data(), digits.data() + digits.size(), fnv1a(question), 16);
  const std::string id(digits.data(), written.ptr);
  return std::string(digits.size() - id.size(), '0') + id;
}

}  // namespace memstrata
