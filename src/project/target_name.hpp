#pragma once

#include <filesystem>
#include <string>

namespace memstrata {

/// The target that the folders around a map name: `build-NAME/`,
/// `build/NAME/zephyr/`, `.pio/build/NAME/`; empty: none.
std::string target_from_folders(const std::filesystem::path& map);

}  // namespace memstrata
