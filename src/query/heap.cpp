#include "query/heap.hpp"

#include <charconv>
#include <ranges>
#include <string_view>
#include <utility>

#include "model/error.hpp"
#include "query/answer.hpp"
#include "query/suggestion.hpp"

namespace memstrata {

namespace {

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return number;
}

/// A reference that is no `#N`, in its pieces.
struct Reference {
  std::string label;  // empty: any
  std::string build;  // empty: any
  std::size_t before = 0;
};

// boot@v1.26.0~2
Reference pieces_of(std::string_view text) {
  Reference reference;
  if (const auto tilde = text.rfind('~'); tilde != std::string_view::npos) {
    if (const auto before = number_of(text.substr(tilde + 1)); before && *before >= 0) {
      reference.before = static_cast<std::size_t>(*before);
      text = text.substr(0, tilde);
    }
  }
  if (const auto at = text.find('@'); at != std::string_view::npos) {
    reference.build = text.substr(at + 1);
    text = text.substr(0, at);
  }
  reference.label = text == "latest" ? std::string_view{} : text;
  return reference;
}

Error unknown(const std::string& reference, const std::vector<HeapPoint>& all) {
  std::vector<std::string> labels;
  labels.reserve(all.size());
  for (const auto& point : all) {
    labels.push_back(point.label);
  }
  return {ErrorCode::not_found,
          "there is no heap snapshot " + reference + did_you_mean(reference, labels)};
}

}  // namespace

std::optional<double> HeapPoint::fragmentation() const {
  if (!free || !largest_free || *free == 0 || *largest_free > *free) {
    return std::nullopt;
  }
  return 1.0 - static_cast<double>(*largest_free) / static_cast<double>(*free);
}

std::vector<HeapPoint> heap_points(const Database& database, const std::string& target,
                                   const std::string& label) {
  std::vector<HeapPoint> points;
  ask(database, "heap/list", {{"target", target}, {"label", label}},
      [&](const AnswerRow& row) {
        HeapPoint point;
        point.id = row.integer("snapshot");
        point.target = row.text("target");
        point.build = row.maybe_integer("build");
        point.build_label = row.text("build_label");
        point.commit = row.text("commit");
        point.label = row.text("label");
        point.sequence = static_cast<std::uint32_t>(row.integer("sequence"));
        point.time = row.integer("time");
        point.status = row.text("status");
        point.total = row.maybe_integer("total");
        point.used = row.maybe_integer("used");
        point.free = row.maybe_integer("free");
        point.largest_free = row.maybe_integer("largest_free");
        points.push_back(std::move(point));
      });
  return points;
}

std::int64_t find_snapshot(const Database& database, const std::string& target,
                           const std::string& reference) {
  if (reference.starts_with('#')) {
    if (const auto id = number_of(std::string_view{reference}.substr(1))) {
      return *id;
    }
  }
  const auto wanted = pieces_of(reference);
  const auto points = heap_points(database, target);
  std::size_t before = 0;
  for (const auto& point : std::views::reverse(points)) {
    const bool fits = (wanted.label.empty() || point.label == wanted.label) &&
                      (wanted.build.empty() || point.build_label == wanted.build);
    if (fits && before++ == wanted.before) {
      return point.id;
    }
  }
  throw unknown(reference, points);
}

}  // namespace memstrata
