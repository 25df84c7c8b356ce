#include "cli/progress.hpp"

#include "report/bars.hpp"
#include "report/display_text.hpp"
#include "report/numbers.hpp"

namespace memstrata {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPatience{1000};  // before a bar is drawn at all
constexpr milliseconds kPause{100};      // between two drawings
constexpr std::size_t kBarColumns = 24;
constexpr std::size_t kTextColumns = 36;

}  // namespace

Progress::Progress(const Context& context, std::size_t steps)
    : context_(context),
      steps_(steps),
      begin_(std::chrono::steady_clock::now()),
      last_drawn_(begin_) {}

Progress::~Progress() {
  clear();
}

void Progress::step(const std::string& what) {
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  const bool is_wanted = context_.terminal.error_is_terminal && !context_.options.quiet;
  if (is_wanted && now - begin_ > kPatience && now - last_drawn_ > kPause) {
    last_drawn_ = now;
    draw(what);
  }
}

void Progress::draw(const std::string& what) {
  const double share = static_cast<double>(done_) / static_cast<double>(steps_);
  context_.err << "\r\x1b[K" << bar({{share}}, kBarColumns, context_.terminal.unicode)
               << ' ' << grouped(std::uint64_t{done_}) << '/'
               << grouped(std::uint64_t{steps_}) << ' '
               << clipped(visible(what), kTextColumns, Keep::end) << std::flush;
  is_drawn_ = true;
}

void Progress::clear() {
  if (is_drawn_) {
    context_.err << "\r\x1b[K" << std::flush;
    is_drawn_ = false;
  }
}

}  // namespace memstrata
