#include "store/model_sizes.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "model/accounting.hpp"
#include "text/names.hpp"

namespace memstrata::test {
namespace {

constexpr std::array<const char*, 6> kKinds{"object", "merged", "fill",
                                            "data",   "stub",   "gap"};

std::string object_of(const Contribution& contribution) {
  return normalised_object(contribution.archive) + ":" +
         normalised_object(contribution.object);
}

// All of an object but padding behind common symbols, which is fill.
Sizes object_sizes(const MemoryMap& map) {
  std::vector<Bytes> padding(map.contributions.size());
  for (const Symbol& symbol : map.symbols) {
    if (symbol.size_from == SizeFrom::padding) {
      padding[symbol.contribution] += symbol.size;
    }
  }
  std::map<std::string, Bytes> objects;
  for (std::size_t i = 0; i < map.contributions.size(); ++i) {
    const Contribution& contribution = map.contributions[i];
    const std::string region(map.regions[contribution.region].name);
    objects[object_of(contribution) + "|" + region + "|" +
            kKinds[static_cast<std::size_t>(contribution.kind)]] +=
        contribution.size - padding[i];
    if (padding[i] > 0) {
      objects[":|" + region + "|fill"] += padding[i];
    }
  }
  Sizes sizes;
  for (const auto& [key, size] : objects) {
    sizes.push_back("object|" + key + "|" + std::to_string(size));
  }
  return sizes;
}

// The builds of a line: the branch up to the build, then what it forks from.
// Change rows of the nearest branch win.
constexpr const char* kLine = R"(
WITH RECURSIVE line (branch_id, last_ord, depth) AS (
  VALUES (:branch, :ord, 0)
  UNION ALL
  SELECT branch.fork_branch_id, branch.fork_ord, line.depth + 1
  FROM line JOIN branch ON branch.target_id = :target AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0),
change AS (
  SELECT %columns, %value AS value,
         row_number() OVER (PARTITION BY %columns ORDER BY depth, ord DESC) AS age
  FROM %table JOIN line USING (branch_id)
  WHERE target_id = :target AND ord <= last_ord),
now AS (SELECT * FROM change WHERE age = 1 AND value IS NOT NULL)
)";

std::string filled(std::string text, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    for (std::size_t at = 0; (at = text.find("%" + name, at)) != std::string::npos;) {
      text.replace(at, name.size() + 1, value);
    }
  }
  return text;
}

}  // namespace

Sizes sizes_of(const MemoryMap& map) {
  Sizes sizes = object_sizes(map);
  for (const Symbol& symbol : map.symbols) {
    if (symbol.contribution == kNone) {
      continue;
    }
    const Contribution& contribution = map.contributions[symbol.contribution];
    const std::string place = object_of(contribution) + "|" +
                              std::string(map.regions[contribution.region].name) + "|";
    sizes.push_back("span|" + place + std::to_string(symbol.size));
    if (symbol.alias_count > 0) {
      std::vector<std::string> names{normalised_symbol(symbol.name)};
      for (Index i = 0; i < symbol.alias_count; ++i) {
        names.push_back(normalised_symbol(map.aliases[symbol.first_alias + i]));
      }
      std::ranges::sort(names);
      std::string joined;
      for (const std::string& name : names) {
        joined += " " + name;
      }
      sizes.push_back("group|" + place + std::to_string(symbol.size) + joined);
    }
  }
  const std::vector<RegionAccount> regions = account_regions(map);
  for (std::size_t i = 0; i < map.regions.size(); ++i) {
    if (map.regions[i].loaded) {
      sizes.push_back("region|" + std::string(map.regions[i].name) + "|" +
                      std::to_string(map.regions[i].size) + "|" +
                      std::to_string(regions[i].fill));
    }
  }
  const std::vector<BlockAccount> blocks = account_blocks(map);
  for (std::size_t i = 0; i < map.blocks.size(); ++i) {
    sizes.push_back("block|" + std::string(map.blocks[i].name) + "|" +
                    std::to_string(blocks[i].own.used) + "|" +
                    std::to_string(blocks[i].with_children.used) + "|" +
                    std::to_string(blocks[i].with_children.high_water));
  }
  std::ranges::sort(sizes);
  return sizes;
}

ChangeRowReader::ChangeRowReader(const Database& database) {
  const auto add = [&](const std::string& table, const std::string& columns,
                       const std::string& value, const std::string& select) {
    queries_.emplace_back(
        database, filled(kLine + select,
                         {{"columns", columns}, {"value", value}, {"table", table}}));
  };
  add("object_change", "object_id, region_id, kind", "size",
      "SELECT 'object', archive || ':' || path, region.name, kind, value FROM now "
      "JOIN object ON object.target_id = :target AND object.object_id = now.object_id "
      "JOIN region ON region.target_id = :target AND region.region_id = now.region_id");
  add("symbol_change", "symbol_id", "size",
      "SELECT 'span', archive || ':' || path, region.name, value FROM now "
      "JOIN symbol ON symbol.target_id = :target AND symbol.symbol_id = now.symbol_id "
      "JOIN object USING (target_id, object_id) JOIN region USING (target_id, "
      "region_id)");
  add("region_change", "region_id", "size || '|' || fill",
      "SELECT 'region', region.name, value FROM now "
      "JOIN region ON region.target_id = :target AND region.region_id = now.region_id");
  add("block_change", "block_id",
      "CASE present WHEN 1 THEN used || '|' || all_used || '|' || all_high_water END",
      "SELECT 'block', block.name, value FROM now "
      "JOIN block ON block.target_id = :target AND block.block_id = now.block_id");
  // The names of a group of several, with the size of its span.
  add("alias_change", "symbol_id", "group_id",
      ", size AS (SELECT DISTINCT symbol_change.symbol_id, first_value(size) OVER "
      "(PARTITION BY symbol_change.symbol_id ORDER BY depth, ord DESC) AS size "
      "FROM symbol_change JOIN line USING (branch_id) "
      "WHERE target_id = :target AND ord <= last_ord), "
      "member AS (SELECT value AS group_id, text.text AS name, symbol.object_id, "
      "symbol.region_id FROM now "
      "JOIN symbol ON symbol.target_id = :target AND symbol.symbol_id = now.symbol_id "
      "JOIN text ON text.target_id = :target AND text.text_id = symbol.name_id "
      "WHERE value > 0 ORDER BY value, name) "
      "SELECT 'group', archive || ':' || path, region.name, "
      "size.size || ' ' || group_concat(member.name, ' ') FROM member "
      "JOIN size ON size.symbol_id = member.group_id "
      "JOIN object ON object.target_id = :target AND object.object_id = member.object_id "
      "JOIN region ON region.target_id = :target AND region.region_id = member.region_id "
      "GROUP BY member.group_id HAVING count(*) > 1");
}

Sizes ChangeRowReader::sizes_at(const BuildKey& key) const {
  Sizes sizes;
  for (const RowQuery& query : queries_) {
    const auto rows = query.rows(
        {{":target", key.target_id}, {":branch", key.branch_id}, {":ord", key.ord}});
    sizes.insert(sizes.end(), rows.begin(), rows.end());
  }
  std::ranges::sort(sizes);
  return sizes;
}

}  // namespace memstrata::test
