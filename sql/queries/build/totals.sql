-- How many bytes of some builds pass the filters?
--
-- Without a block: all loaded regions, each once.  With blocks alone: what they use.
--
-- @param  builds    builds          one row each, in this order
-- @param  blocks    globs = []      blocks, with those nested in them
-- @param  regions   globs = []      regions
-- @param  objects   globs = []      objects by normalised path
-- @param  archives  globs = []      archives
-- @param  object_ids text  = []      JSON array of object_id; []: all
-- @param  symbols   globs = []      symbols, as written or demangled
-- @column build     count           id of the build
-- @column total     bytes           what passes the filters
-- @column fill      bytes           padding among it
-- @column overlap   bytes           sum of the sizes - total; 0 unless for blocks alone
WITH RECURSIVE
asked AS MATERIALIZED (
  SELECT list.key AS place, build.target_id, build.branch_id, build.ord
  FROM json_each(:builds) AS list
  JOIN build
    ON build.build_id = list.value
),
counted_block (place, block_id) AS (  -- the asked blocks and all that lies in them
  SELECT asked.place, iif(block.same_range_id = 0, block.block_id, block.same_range_id)
  FROM asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  WHERE :blocks <> '[]'
    AND name_matches(block.name, :blocks)
  UNION
  SELECT asked.place, block.block_id
  FROM counted_block
  JOIN asked
    ON asked.place = counted_block.place
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  WHERE counted_block.block_id IN (block.parent_block_id, block.same_range_id)
),
counted_region AS MATERIALIZED (  -- weight: how often the bytes of a region count
  SELECT
    asked.place,
    region.region_id,
    region.block_id,
    CASE
      WHEN :blocks = '[]' THEN region.takes_space
      ELSE (
        SELECT coalesce(sum(
          (region.takes_space AND counted_block.block_id = region.block_id)
          + (region.load_size > 0 AND counted_block.block_id = region.load_block_id)
        ), 0)
        FROM counted_block
        WHERE counted_block.place = asked.place
      )
    END AS weight
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE name_matches(region.name, :regions)
),
counted_object AS MATERIALIZED (
  SELECT DISTINCT object.object_id
  FROM (SELECT DISTINCT asked.target_id FROM asked) AS place
  CROSS JOIN object
    ON object.target_id = place.target_id
  WHERE name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR object.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
),
counted_symbol AS MATERIALIZED (  -- spans that one of the builds calls so
  SELECT DISTINCT symbol.symbol_id
  FROM asked
  CROSS JOIN matching_symbol(
    asked.target_id, asked.branch_id, asked.ord, :symbols
  ) AS symbol
  WHERE :symbols <> '[]'
),
narrowed (by_part, by_region) AS (  -- is there a filter on parts of regions, on regions?
  SELECT
    :objects <> '[]' OR :archives <> '[]' OR :object_ids <> '[]' OR :symbols <> '[]',
    :regions <> '[]'
),
piece AS (  -- by blocks alone
  SELECT asked.place, block.all_used AS bytes, 0 AS fill, block.all_overlap AS overlap
  FROM narrowed
  CROSS JOIN asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  WHERE :blocks <> '[]'
    AND narrowed.by_part = 0
    AND narrowed.by_region = 0
    AND block.same_range_id = 0
    AND (asked.place, block.block_id) IN (
      SELECT counted_block.place, counted_block.block_id FROM counted_block
    )
    AND (asked.place, block.parent_block_id) NOT IN (
      SELECT counted_block.place, counted_block.block_id FROM counted_block
    )
  UNION ALL  -- whole regions
  SELECT
    asked.place,
    iif(:blocks = '[]' OR narrowed.by_region, region.size * counted_region.weight, 0),
    region.fill * counted_region.weight,
    0
  FROM narrowed
  CROSS JOIN asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  JOIN counted_region
    ON counted_region.place = asked.place
    AND counted_region.region_id = region.region_id
  WHERE narrowed.by_part = 0
  UNION ALL  -- parts of some objects
  SELECT
    asked.place,
    part.size * counted_region.weight,
    iif(part.kind = 'fill', part.size * counted_region.weight, 0),
    0
  FROM narrowed
  CROSS JOIN asked
  CROSS JOIN build_object(asked.target_id, asked.branch_id, asked.ord) AS part
  JOIN counted_region
    ON counted_region.place = asked.place
    AND counted_region.region_id = part.region_id
  WHERE narrowed.by_part
    AND :symbols = '[]'
    AND part.object_id IN (SELECT counted_object.object_id FROM counted_object)
  UNION ALL  -- some symbols
  SELECT asked.place, symbol.size * counted_region.weight, 0, 0
  FROM asked
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  JOIN counted_region
    ON counted_region.place = asked.place
    AND counted_region.region_id = symbol.region_id
  WHERE :symbols <> '[]'
    AND symbol.size_from <> 'padding'
    AND symbol.symbol_id IN (SELECT counted_symbol.symbol_id FROM counted_symbol)
    AND symbol.object_id IN (SELECT counted_object.object_id FROM counted_object)
)
SELECT
  list.value AS build,
  coalesce(sum(piece.bytes), 0) AS total,
  coalesce(sum(piece.fill), 0) AS fill,
  coalesce(sum(piece.overlap), 0) AS overlap
FROM json_each(:builds) AS list
LEFT JOIN piece
  ON piece.place = list.key
GROUP BY list.key
ORDER BY list.key;
