#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "model/accounting.hpp"
#include "report/json_stream.hpp"
#include "report/map_json.hpp"
#include "report/map_json_head.hpp"

namespace memstrata {
namespace {

/// What stands in a region: nothing, or its objects, those of an archive in it or
/// beside all others.
enum class Nesting : std::uint8_t { regions, objects, archives };

/// All that one object brings into one region.
struct ObjectBytes {
  std::string_view name;
  std::string_view archive;
  Bytes bytes = 0;
  std::vector<Index> contributions;
};

/// A region where it runs, or its load image.
struct Placed {
  Index region = kNone;
  bool load_image = false;
};

std::string_view name_of(const Contribution& contribution) {
  switch (contribution.kind) {
    case ContributionKind::object:
    case ContributionKind::merged:
      return contribution.object;
    case ContributionKind::fill:
      return "(fill)";
    case ContributionKind::data:
      return "(data)";
    case ContributionKind::stub:
      return "(linker stubs)";
    case ContributionKind::gap:
      return "(gap)";
  }
  return {};
}

class Tree {
 public:
  Tree(JsonStream& json, const MemoryMap& map, Nesting nesting)
      : json_(json),
        map_(map),
        nesting_(nesting),
        accounts_(block_hierarchy(map.blocks)),
        placed_(map.blocks.size()),
        bytes_(map.blocks.size()),
        first_symbol_(first_symbols()) {
    group_contributions();
    place_regions();
  }

  void write() {
    json_.key("blocks").begin_array();
    write_blocks_of(kNone);
    json_.end_array();
  }

 private:
  // Symbols stand by contribution: where those of each begin, and the end.
  [[nodiscard]] std::vector<std::size_t> first_symbols() const {
    std::vector<std::size_t> first(map_.contributions.size() + 1);
    std::size_t next = 0;
    for (Index i = 0; i < first.size(); ++i) {
      first[i] = next;
      while (next < map_.symbols.size() && map_.symbols[next].contribution == i) {
        ++next;
      }
    }
    return first;
  }

  void group_contributions() {
    objects_.resize(map_.regions.size());
    std::map<std::pair<std::string_view, std::string_view>, std::size_t> seen;
    Index region = kNone;
    for (Index i = 0; i < map_.contributions.size(); ++i) {
      const auto& contribution = map_.contributions[i];
      if (contribution.region != region) {
        region = contribution.region;
        seen.clear();
      }
      auto& objects = objects_[region];
      const auto name = name_of(contribution);
      const auto [found, is_new] =
          seen.try_emplace({contribution.archive, name}, objects.size());
      if (is_new) {
        objects.push_back({.name = name, .archive = contribution.archive});
      }
      objects[found->second].bytes += contribution.size;
      objects[found->second].contributions.push_back(i);
    }
  }

  void place_regions() {
    for (Index i = 0; i < map_.regions.size(); ++i) {
      const auto& region = map_.regions[i];
      if (region.block != kNone && region.takes_space()) {
        place(region.block, {i, false});
      }
      if (region.load_block != kNone && region.has_load_image()) {
        place(region.load_block, {i, true});
      }
    }
  }

  void place(Index block, const Placed& placed) {
    placed_[block].push_back(placed);
    for (auto at = block; at != kNone; at = accounts_[at].parent) {
      bytes_[at] += map_.regions[placed.region].size;
    }
  }

  void write_blocks_of(Index parent) {
    for (Index i = 0; i < map_.blocks.size(); ++i) {
      if (accounts_[i].parent != parent) {
        continue;
      }
      json_.begin_object();
      json_.key("name").text(map_.blocks[i].name);
      json_.key("bytes").number(bytes_[i]);
      json_.key("blocks").begin_array();
      write_blocks_of(i);
      json_.end_array();
      json_.key("regions").begin_array();
      for (const auto& placed : placed_[i]) {
        write_region(placed);
      }
      json_.end_array();
      json_.end_object();
    }
  }

  void write_region(const Placed& placed) {
    const auto& region = map_.regions[placed.region];
    json_.begin_object();
    json_.key("name").text(region.name);
    json_.key("role").text(placed.load_image ? "load" : "run");
    json_.key("bytes").number(region.size);
    if (nesting_ == Nesting::archives) {
      write_archives_of(placed.region);
    }
    if (nesting_ != Nesting::regions) {
      write_objects(objects_of(placed.region));
    }
    json_.end_object();
  }

  void write_archives_of(Index region) {
    std::map<std::string_view, std::vector<const ObjectBytes*>> archives;
    for (const auto& object : objects_[region]) {
      if (!object.archive.empty() && object.bytes > 0) {
        archives[object.archive].push_back(&object);
      }
    }
    json_.key("archives").begin_array();
    for (const auto& [name, objects] : archives) {
      Bytes bytes = 0;
      for (const auto* object : objects) {
        bytes += object->bytes;
      }
      json_.begin_object();
      json_.key("name").text(name);
      json_.key("bytes").number(bytes);
      write_objects(objects);
      json_.end_object();
    }
    json_.end_array();
  }

  // Those that stand in no archive above them.
  [[nodiscard]] std::vector<const ObjectBytes*> objects_of(Index region) const {
    std::vector<const ObjectBytes*> objects;
    for (const auto& object : objects_[region]) {
      const bool is_in_archive = nesting_ == Nesting::archives && !object.archive.empty();
      if (object.bytes > 0 && !is_in_archive) {
        objects.push_back(&object);
      }
    }
    return objects;
  }

  void write_objects(const std::vector<const ObjectBytes*>& objects) {
    json_.key("objects").begin_array();
    for (const auto* object : objects) {
      write_object(*object);
    }
    json_.end_array();
  }

  void write_object(const ObjectBytes& object) {
    json_.begin_object();
    json_.key("name").text_or_null(object.name);
    json_.key("archive").text_or_null(object.archive);
    json_.key("bytes").number(object.bytes);
    json_.key("symbols").begin_array();
    for (const auto contribution : object.contributions) {
      write_symbols_of(contribution);
    }
    json_.end_array();
    json_.end_object();
  }

  // What has no symbols at all (fill, gap, data) is one nameless piece.
  void write_symbols_of(Index contribution) {
    const auto first = first_symbol_[contribution];
    const auto end = first_symbol_[contribution + 1];
    if (first == end) {
      write_symbol({.size = map_.contributions[contribution].size});
    }
    for (auto i = first; i < end; ++i) {
      if (map_.symbols[i].size > 0) {
        write_symbol(map_.symbols[i]);
      }
    }
  }

  void write_symbol(const Symbol& symbol) {
    json_.begin_object();
    json_.key("name").text_or_null(symbol.name);
    json_.key("aliases").begin_array();
    for (Index i = 0; i < symbol.alias_count; ++i) {
      json_.text(map_.aliases[symbol.first_alias + i]);
    }
    json_.end_array();
    json_.key("bytes").number(symbol.size);
    json_.end_object();
  }

  JsonStream& json_;
  const MemoryMap& map_;
  Nesting nesting_;
  std::vector<BlockAccount> accounts_;
  std::vector<std::vector<Placed>> placed_;        // by block
  std::vector<Bytes> bytes_;                       // by block, children included
  std::vector<std::vector<ObjectBytes>> objects_;  // by region
  std::vector<std::size_t> first_symbol_;          // by contribution
};

void write_tree(std::ostream& out, const MemoryMap& map, const std::string& file,
                const StoredBuild* build, Nesting nesting) {
  JsonStream json{out};
  json.begin_object();
  write_map_head(json, "nested-map", map, file, build);
  Tree{json, map, nesting}.write();
  json.end_object();
}

}  // namespace

void write_nested_map_json(std::ostream& out, const MemoryMap& map,
                           const std::string& file, const StoredBuild* build) {
  write_tree(out, map, file, build, Nesting::objects);
}

void write_archive_tree_json(std::ostream& out, const MemoryMap& map,
                             const std::string& file, const StoredBuild* build) {
  write_tree(out, map, file, build, Nesting::archives);
}

void write_region_tree_json(std::ostream& out, const MemoryMap& map,
                            const std::string& file, const StoredBuild* build) {
  write_tree(out, map, file, build, Nesting::regions);
}

}  // namespace memstrata
