#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace memstrata {

/// Whether `path` fits `pattern`, where `*` stands for any characters but `/`
/// and `?` for one of them.  If so: what each `*` stood for.
std::optional<std::vector<std::string>> glob_match(std::string_view pattern,
                                                   std::string_view path);

}  // namespace memstrata
