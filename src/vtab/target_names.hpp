#pragma once

#include <cstdint>
#include <map>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "layout/build_layout.hpp"
#include "vtab/module_query.hpp"

namespace memstrata {

/// What the ids of one target's layouts mean.  Read when they are asked for.
class TargetNames {
 public:
  struct Object {
    std::string path;
    std::string archive;
  };

  /// `statements` must live longer.
  TargetNames(ModuleStatements& statements, std::int64_t target_id);

  /// Valid as long as this object.  Throws Error{database} for an unknown id.
  std::string_view text(TextId id);
  const Object& object(std::uint32_t object_id);
  /// `ordinal`: how many blocks of that name stand before it.  0: unknown.
  std::int64_t block_id(TextId name, std::int64_t ordinal);

 private:
  std::string_view read_text(TextId id);
  void read_all_texts();
  std::string_view keep_text(TextId id, std::string_view text);

  ModuleStatements& statements_;
  std::int64_t target_id_;
  std::pmr::monotonic_buffer_resource bytes_;
  std::vector<std::string_view> texts_;  // null: not read yet
  unsigned single_reads_ = 0;
  std::vector<Object> objects_;
  bool objects_read_ = false;
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> blocks_;
  bool blocks_read_ = false;
};

}  // namespace memstrata
