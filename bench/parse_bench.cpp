// How fast maps are read: open, map, detect and parse, against a plain search
// for line ends on the same bytes.  Processor time, so that neighbours on the
// machine do not count.
//
//   parse_bench FILE...

#include <cstring>
#include <iomanip>
#include <iostream>
#include <string>

#include "model/error.hpp"
#include "parse/read_map.hpp"
#include "processor_time.hpp"
#include "text/input.hpp"

namespace {

std::size_t count_lines(std::string_view text) {
  std::size_t lines = 0;
  while (!text.empty()) {
    const void* const end = std::memchr(text.data(), '\n', text.size());
    if (end == nullptr) {
      break;
    }
    ++lines;
    text.remove_prefix(
        static_cast<std::size_t>(static_cast<const char*>(end) - text.data()) + 1);
  }
  return lines;
}

void measure(const std::string& path) {
  const auto input = memstrata::open_input(path, std::cin);
  const auto megabytes = static_cast<double>(input->bytes().size()) / 1e6;
  std::size_t lines = 0;
  std::size_t symbols = 0;
  const auto scan =
      memstrata::bench::median_seconds([&] { lines = count_lines(input->bytes()); });
  const auto parse = memstrata::bench::median_seconds([&] {
    symbols =
        memstrata::read_map(memstrata::open_input(path, std::cin), path).symbols.size();
  });
  std::cout << std::fixed << std::setprecision(1) << std::setw(8) << megabytes << " MB "
            << std::setw(9) << lines << " lines " << std::setw(8) << symbols
            << " symbols  scan " << std::setprecision(0) << std::setw(6)
            << megabytes / scan << " MB/s  parse " << std::setw(6) << megabytes / parse
            << " MB/s  " << path << '\n';
}

}  // namespace

int main(int argc, char* argv[]) {
  try {
    for (int i = 1; i < argc; ++i) {
      measure(argv[i]);
    }
  } catch (const memstrata::Error& failure) {
    std::cerr << failure.what() << '\n';
    return 2;
  }
  return 0;
}
