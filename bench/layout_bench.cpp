// Sizes and times of the layout codec on a synthetic history: a share of the
// symbols changes from build to build, everything behind them moves.
//
//   layout_bench [SYMBOLS] [BUILDS] [CHANGES]

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>

#include "layout/codec.hpp"
#include "layout/random_layout.hpp"

namespace {

using namespace memstrata;  // a program, not a header

/// Of the processor, so that other programs do not count.
double microseconds_now() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

/// Microseconds that one call takes, the median of many.
template <typename Work>
double median_time(Work&& work, int rounds = 31) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const double start = microseconds_now();
    work();
    times.push_back(microseconds_now() - start);
  }
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  return times[static_cast<std::size_t>(rounds) / 2];
}

std::size_t argument(int count, char** arguments, int place, std::size_t otherwise) {
  return place < count ? std::strtoul(arguments[place], nullptr, 10) : otherwise;
}

void print(const char* what, double value, const char* unit) {
  std::printf("%-44s %10.1f %s\n", what, value, unit);
}

struct History {
  std::string keyframe;
  std::vector<std::string> scripts;
  std::vector<BuildLayout> last_layouts;  // the last two
  Records before_last;
  Records last;
};

History made_history(std::size_t symbols, std::size_t builds, std::size_t changes) {
  testing::Random random(1);
  History history;
  BuildLayout layout = testing::linked_layout(random, symbols);
  history.last = encode_records(layout);
  history.keyframe = encode_keyframe(history.last);
  history.last_layouts = {layout, layout};
  for (std::size_t i = 0; i < builds; ++i) {
    layout = testing::next_build(layout, random, changes);
    Records next = encode_records(layout, &history.last);
    history.scripts.push_back(encode_script(history.last, next));
    history.before_last = std::exchange(history.last, std::move(next));
    history.last_layouts.front() = std::exchange(history.last_layouts.back(), layout);
  }
  return history;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t symbols = argument(count, arguments, 1, 10000);
  const std::size_t builds = argument(count, arguments, 2, 128);
  const std::size_t changes = argument(count, arguments, 3, symbols / 600);
  const History history = made_history(symbols, builds, changes);
  const std::vector<std::string_view> scripts(history.scripts.begin(),
                                              history.scripts.end());
  std::size_t script_bytes = 0;
  for (const std::string& script : history.scripts) {
    script_bytes += script.size();
  }
  const Records& from = history.before_last;
  const Records& to = history.last;
  const BuildLayout& layout = history.last_layouts.back();
  print("symbols", static_cast<double>(layout.symbols.size()), "");
  print("bytes of a keyframe", static_cast<double>(history.keyframe.size()), "B");
  print("bytes of a script, mean",
        static_cast<double>(script_bytes) / static_cast<double>(builds), "B");
  print("encode records", median_time([&] { encode_records(layout); }), "us");
  print("encode records beside the build before",
        median_time([&] { encode_records(layout, &from); }), "us");
  print("encode script", median_time([&] { encode_script(from, to); }), "us");
  print("apply script", median_time([&] { apply_script(from, history.scripts.back()); }),
        "us");
  print("encode keyframe", median_time([&] { encode_keyframe(to); }), "us");
  print("decode keyframe", median_time([&] { decode_keyframe(history.keyframe); }), "us");
  print("decode records", median_time([&] { decode_records(to); }), "us");
  print("replay all scripts and decode",
        median_time([&] { decode_records(replay(history.keyframe, scripts)); }), "us");
  testing::Random random(2);
  const Records half =
      encode_records(testing::next_build(layout, random, symbols / 2), &to);
  print("bytes of a script when half of it changes",
        static_cast<double>(encode_script(to, half).size()), "B");
  print("encode script when half of it changes",
        median_time([&] { encode_script(to, half); }), "us");
  return EXIT_SUCCESS;
}
