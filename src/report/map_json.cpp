#include "report/map_json.hpp"

#include "model/accounting.hpp"
#include "model/map_words.hpp"
#include "report/json_stream.hpp"
#include "report/map_json_head.hpp"
#include "text/names.hpp"

namespace memstrata {
namespace {

void write_block_name(JsonStream& json, const MemoryMap& map, Index block) {
  json.text_or_null(block == kNone ? std::string_view{} : map.blocks[block].name);
}

void write_use(JsonStream& json, const BlockUse& use) {
  json.key("run").number(use.run);
  json.key("load").number(use.load);
  json.key("overlap").number(use.overlap);
  json.key("used").number(use.used);
  json.key("high_water").number(use.high_water);
  json.key("holes").number(use.holes);
  json.key("free");
  if (use.free) {
    json.number(*use.free);
  } else {
    json.null();
  }
  json.key("overflow").number(use.overflow);
}

void write_blocks(JsonStream& json, const MemoryMap& map) {
  const auto accounts = account_blocks(map);
  json.key("blocks").begin_array();
  for (Index i = 0; i < map.blocks.size(); ++i) {
    const auto& block = map.blocks[i];
    json.begin_object();
    json.key("name").text(block.name);
    json.key("origin").address(block.origin);
    json.key("length");
    if (block.length) {
      json.number(*block.length);
    } else {
      json.null();
    }
    json.key("attributes").text_or_null(block.attributes);
    json.key("parent");
    write_block_name(json, map, accounts[i].parent);
    json.key("same_range_as");
    write_block_name(json, map, accounts[i].same_range_as);
    write_use(json, accounts[i].own);
    json.key("with_children").begin_object();
    write_use(json, accounts[i].with_children);
    json.end_object();
    json.end_object();
  }
  json.end_array();
}

void write_regions(JsonStream& json, const MemoryMap& map) {
  const auto accounts = account_regions(map);
  json.key("regions").begin_array();
  for (Index i = 0; i < map.regions.size(); ++i) {
    const auto& region = map.regions[i];
    json.begin_object();
    json.key("index").number(std::uint64_t{i});
    json.key("name").text(region.name);
    json.key("address").address(region.address);
    json.key("load_address").address(region.load_address);
    json.key("size").number(region.size);
    json.key("load_size").number(region.load_size());
    json.key("block");
    write_block_name(json, map, region.block);
    json.key("load_block");
    write_block_name(json, map, region.load_block);
    json.key("loaded").boolean(region.loaded);
    json.key("nobits").boolean(region.nobits);
    json.key("tls").boolean(region.tls);
    json.key("overflow").number(accounts[i].overflow);
    json.key("fill").number(accounts[i].fill);
    json.key("gap").number(accounts[i].gap);
    json.end_object();
  }
  json.end_array();
}

void write_origin(JsonStream& json, const Contribution& contribution) {
  json.key("object").text_or_null(contribution.object);
  json.key("archive").text_or_null(contribution.archive);
  json.key("section").text_or_null(contribution.section);
}

void write_contributions(JsonStream& json, const MemoryMap& map) {
  json.key("contributions").begin_array();
  for (Index i = 0; i < map.contributions.size(); ++i) {
    const auto& contribution = map.contributions[i];
    json.begin_object();
    json.key("index").number(std::uint64_t{i});
    json.key("region").number(std::uint64_t{contribution.region});
    json.key("address").address(contribution.address);
    json.key("size").number(contribution.size);
    json.key("printed_size").number(contribution.printed_size);
    json.key("kind").text(to_string(contribution.kind));
    write_origin(json, contribution);
    json.end_object();
  }
  json.end_array();
}

void write_index(JsonStream& json, Index index) {
  if (index == kNone) {
    json.null();
  } else {
    json.number(std::uint64_t{index});
  }
}

void write_names(JsonStream& json, const MemoryMap& map, const Symbol& symbol) {
  json.key("name").text_or_null(symbol.name);
  json.key("aliases").begin_array();
  for (Index i = 0; i < symbol.alias_count; ++i) {
    json.text(map.aliases[symbol.first_alias + i]);
  }
  json.end_array();
  json.key("demangled");
  const auto readable =
      symbol.name.starts_with("_Z") ? demangled(symbol.name) : std::string{};
  json.text_or_null(readable == symbol.name ? std::string_view{} : readable);
}

void write_symbol(JsonStream& json, const MemoryMap& map, const Symbol& symbol) {
  static const Contribution kNowhere{};
  json.begin_object();
  write_names(json, map, symbol);
  json.key("region");
  write_index(json, symbol.region);
  json.key("contribution");
  write_index(json, symbol.contribution);
  json.key("address").address(symbol.address);
  json.key("size").number(symbol.size);
  json.key("true_size");
  if (symbol.true_size) {
    json.number(*symbol.true_size);
  } else {
    json.null();
  }
  write_origin(json, symbol.contribution == kNone
                         ? kNowhere
                         : map.contributions[symbol.contribution]);
  json.key("binding").text(to_string(symbol.binding));
  json.key("size_from").text(to_string(symbol.size_from));
  json.end_object();
}

void write_derived(JsonStream& json, std::string_view name,
                   const std::optional<AddressRange>& range) {
  json.key(name);
  if (!range) {
    json.null();
    return;
  }
  json.begin_object();
  json.key("address").address(range->address);
  json.key("size").number(range->size);
  json.end_object();
}

}  // namespace

void write_map_json(std::ostream& out, const MemoryMap& map, const std::string& file,
                    const StoredBuild* build) {
  JsonStream json{out};
  json.begin_object();
  write_map_head(json, "map", map, file, build);
  write_blocks(json, map);
  write_regions(json, map);
  write_contributions(json, map);
  json.key("symbols").begin_array();
  for (const auto& symbol : map.symbols) {
    write_symbol(json, map, symbol);
  }
  json.end_array();
  json.key("derived").begin_object();
  write_derived(json, "gc_heap", derived_gc_heap(map));
  write_derived(json, "stack", derived_stack(map));
  json.end_object();
  json.end_object();
}

}  // namespace memstrata
