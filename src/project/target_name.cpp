#include "project/target_name.hpp"

#include <array>
#include <string_view>

namespace memstrata {

std::string target_from_folders(const std::filesystem::path& map) {
  // The folder of the map, the one around it, ...; farther ones name other things.
  std::array<std::string, 3> around;
  std::filesystem::path folder = std::filesystem::absolute(map).parent_path();
  for (std::string& name : around) {
    name = folder.filename().string();
    folder = folder.parent_path();
  }
  // .pio/build/nucleo_f401re/firmware.map
  if (around[1] == "build" && around[2] == ".pio") {
    return around[0];
  }
  // build/nrf52840dk/zephyr/zephyr.map
  if (around[0] == "zephyr" && around[2] == "build") {
    return around[1];
  }
  // build-PYBV11/firmware.map, build-ESP32_GENERIC/esp-idf/main.map
  constexpr std::string_view kPrefix = "build-";
  for (const std::string& name : around) {
    if (name.size() > kPrefix.size() && name.starts_with(kPrefix)) {
      return name.substr(kPrefix.size());
    }
  }
  return {};
}

}  // namespace memstrata
