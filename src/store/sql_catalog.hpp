#pragma once

#include <span>
#include <string_view>

#include "model/embedded_file.hpp"

namespace memstrata {

/// Every file below sql/, sorted by path.
std::span<const EmbeddedFile> sql_files();

/// The text of one, by its path below sql/ ("ingest/insert_build.sql").
/// Throws Error{internal} when there is none.
std::string_view sql_text(std::string_view path);

/// The files of one folder ("schema/"), sorted by path.
std::span<const EmbeddedFile> sql_folder(std::string_view folder);

}  // namespace memstrata
