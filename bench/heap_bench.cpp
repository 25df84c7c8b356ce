// How fast heap dumps are read: heap_bench FILE...
//
//   device.log: 12 dumps, 0.565041 MB at 627.374 MB/s

#include <algorithm>
#include <chrono>
#include <exception>
#include <iostream>

#include "parse/micropython_heap/read_heap.hpp"
#include "text/input.hpp"

namespace {

constexpr int kRuns = 7;

void measure(const std::string& path) {
  const auto input = memstrata::open_input(path, std::cin);
  std::size_t dumps = 0;
  double best = 0;
  for (int run = 0; run < kRuns; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    dumps = memstrata::read_heap(input->bytes(), path).size();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    best =
        std::max(best, static_cast<double>(input->bytes().size()) / 1e6 / taken.count());
  }
  std::cout << path << ": " << dumps << " dumps, "
            << static_cast<double>(input->bytes().size()) / 1e6 << " MB at " << best
            << " MB/s\n";
}

}  // namespace

int main(int argc, char* argv[]) {
  try {
    std::for_each(argv + 1, argv + argc, measure);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
