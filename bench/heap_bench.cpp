// How fast heap dumps are read, each file by itself and then all of them together:
//
//   heap_bench FILE...
//
//   device.log: 12 dumps, 0.565041 MB at 627.374 MB/s

#include <exception>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "parse/micropython_heap/read_heap.hpp"
#include "processor_time.hpp"
#include "text/input.hpp"

namespace {

struct File {
  std::string path;
  std::shared_ptr<const memstrata::Input> input;
};

void measure(const std::string& name, const std::vector<File>& files) {
  double megabytes = 0;
  for (const auto& file : files) {
    megabytes += static_cast<double>(file.input->bytes().size()) / 1e6;
  }
  std::size_t dumps = 0;
  const auto seconds = memstrata::bench::median_seconds([&] {
    dumps = 0;
    for (const auto& file : files) {
      dumps += memstrata::read_heap(file.input->bytes(), file.path).size();
    }
  });
  std::cout << name << ": " << dumps << " dumps, " << megabytes << " MB at "
            << megabytes / seconds << " MB/s\n";
}

}  // namespace

int main(int argc, char* argv[]) {
  try {
    std::vector<File> files;
    for (int i = 1; i < argc; ++i) {
      files.push_back({argv[i], memstrata::open_input(argv[i], std::cin)});
      measure(argv[i], {files.back()});
    }
    measure("all together", files);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
  return 0;
}
