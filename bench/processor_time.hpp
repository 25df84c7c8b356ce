#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <vector>

namespace memstrata::bench {

/// Processor time, so that neighbours on the machine do not count.
inline double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// How long one run of `work` takes: the median of at least five samples, and of as
/// many as half a second has room for.  A sample is as many runs as take a
/// millisecond, because the clock counts microseconds.
template <typename Work>
double median_seconds(Work work) {
  constexpr std::size_t kFewest = 5;
  constexpr double kLongest = 0.5;
  constexpr double kSample = 1e-3;
  std::vector<double> samples;
  const auto begin = processor_seconds();
  while (samples.size() < kFewest || processor_seconds() - begin < kLongest) {
    const auto start = processor_seconds();
    double taken = 0;
    std::size_t runs = 0;
    while (taken < kSample) {
      work();
      ++runs;
      taken = processor_seconds() - start;
    }
    samples.push_back(taken / static_cast<double>(runs));
  }
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
  std::nth_element(samples.begin(), middle, samples.end());
  return *middle;
}

}  // namespace memstrata::bench
