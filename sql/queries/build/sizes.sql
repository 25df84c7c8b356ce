-- How large is each symbol, object, archive or region in some builds?
--
-- Padding is left out.  Bytes of no object (data, stubs, gaps) have rows of their own,
-- but in regions they are part of the region.
--
-- @param  builds    builds          one size each, in this order
-- @param  level     text  = object  symbol, object, archive or region
-- @param  blocks    globs = []      blocks, with those nested in them
-- @param  regions   globs = []      regions
-- @param  objects   globs = []      objects by normalised path
-- @param  archives  globs = []      archives
-- @param  object_ids text  = []      JSON array of object_id; []: all
-- @param  symbols   globs = []      symbols, as written or demangled
-- @param  only      text  = []      JSON array of symbol_id: these symbols alone
-- @param  sort_by   text  = change  change, growth (only what grew), size, nothing
-- @param  min_delta bytes = 0       smaller changes become others
-- @param  row_limit count = 0       rows behind it become others; 0: none
-- @column level     text            symbol, object ...; data, stub, gap; others
-- @column symbol_id count           key of the symbol; 0: none
-- @column name      text            of the thing; null: a nameless span
-- @column object    text            normalised path
-- @column archive   text            archive of the object
-- @column region    text            where it lies, when that is one place
-- @column block     text            where that region runs in the last build
-- @column aliases   text            JSON array of the other names in the last build
-- @column rows      count           how many became others, else 1
-- @column sizes     text            JSON array, one number a build; null: not there
-- @column first     bytes           in the first build; null: not there
-- @column last      bytes           in the last build; null: not there
-- @column delta     delta           last - first
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
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  WHERE :symbols <> '[]'
    AND (
      name_matches(symbol.name, :symbols)
      OR EXISTS (
        SELECT 1
        FROM json_each(symbol.aliases) AS alias
        WHERE name_matches(alias.value, :symbols)
      )
    )
),
part AS NOT MATERIALIZED (
  SELECT
    asked.place,
    CASE
      WHEN part.kind IN ('data', 'stub', 'gap') AND :level <> 'region' THEN part.kind
      ELSE :level
    END AS level,
    0 AS symbol_id,
    part.object_id,
    iif(:level = 'archive', part.archive, NULL) AS archive,
    part.region_id,
    part.size
  FROM asked
  CROSS JOIN build_object(asked.target_id, asked.branch_id, asked.ord) AS part
  WHERE :symbols = '[]'
    AND part.kind <> 'fill'
    AND (:level <> 'symbol' OR part.kind IN ('data', 'stub', 'gap'))
  UNION ALL
  SELECT
    asked.place,
    :level,
    symbol.symbol_id,
    symbol.object_id,
    iif(:level = 'archive', symbol.archive, NULL),
    symbol.region_id,
    symbol.size
  FROM asked
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  WHERE (:level = 'symbol' OR :symbols <> '[]')
    AND :only = '[]'
    AND symbol.size_from <> 'padding'
    AND (
      :symbols = '[]'
      OR symbol.symbol_id IN (SELECT counted_symbol.symbol_id FROM counted_symbol)
    )
  UNION ALL
  SELECT
    asked.place,
    :level,
    symbol.symbol_id,
    symbol.object_id,
    iif(:level = 'archive', symbol.archive, NULL),
    symbol.region_id,
    symbol.size
  FROM asked
  CROSS JOIN json_each(:only) AS one
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  WHERE :level = 'symbol'
    AND symbol.symbol_id = one.value
    AND symbol.size_from <> 'padding'
),
counted AS NOT MATERIALIZED (
  SELECT
    part.level,
    iif(:level = 'symbol', part.symbol_id, 0) AS symbol_id,
    iif(part.level IN ('archive', 'region'), 0, part.object_id) AS object_id,
    iif(part.level = 'archive', coalesce(part.archive, ''), '') AS archive,
    iif(part.level IN ('archive', 'object'), 0, part.region_id) AS region_id,
    part.place,
    part.size * counted_region.weight AS bytes
  FROM part
  JOIN counted_region
    ON counted_region.place = part.place
    AND counted_region.region_id = part.region_id
  WHERE counted_region.weight > 0
    AND part.object_id IN (SELECT counted_object.object_id FROM counted_object)
),
sized AS MATERIALIZED (  -- only needed where there are more than two builds
  SELECT
    counted.level,
    counted.symbol_id,
    counted.object_id,
    counted.archive,
    counted.region_id,
    counted.place,
    sum(counted.bytes) AS bytes
  FROM counted
  GROUP BY 1, 2, 3, 4, 5, 6
),
compared AS (
  SELECT
    counted.level,
    counted.symbol_id,
    counted.object_id,
    counted.archive,
    counted.region_id,
    sum(iif(counted.place = 0, counted.bytes, NULL)) AS first,
    sum(iif(counted.place = asked_count.last_place, counted.bytes, NULL)) AS last,
    sum(iif(counted.place = asked_count.last_place, counted.bytes, 0))
      - sum(iif(counted.place = 0, counted.bytes, 0)) AS delta
  FROM (SELECT json_array_length(:builds) - 1 AS last_place) AS asked_count
  CROSS JOIN counted
  WHERE asked_count.last_place > 0
    OR counted.symbol_id = 0
  GROUP BY
    counted.symbol_id,
    counted.object_id,
    counted.region_id,
    counted.archive,
    counted.level
  UNION ALL  -- a symbol is one span of a build
  SELECT
    counted.level,
    counted.symbol_id,
    counted.object_id,
    counted.archive,
    counted.region_id,
    counted.bytes,
    counted.bytes,
    0
  FROM counted
  WHERE json_array_length(:builds) = 1
    AND counted.symbol_id <> 0
),
chosen AS MATERIALIZED (
  SELECT
    compared.level,
    compared.symbol_id,
    compared.object_id,
    compared.archive,
    compared.region_id,
    compared.first,
    compared.last,
    compared.delta,
    CASE :sort_by
      WHEN 'size' THEN compared.last
      WHEN 'growth' THEN compared.delta
      ELSE abs(compared.delta)
    END AS weight
  FROM compared
  WHERE CASE :sort_by
      WHEN 'size' THEN compared.last IS NOT NULL
      WHEN 'growth' THEN compared.delta > 0
      WHEN 'nothing' THEN 1
      ELSE compared.delta <> 0 OR (compared.first IS NULL) <> (compared.last IS NULL)
    END
),
listed AS MATERIALIZED (
  SELECT
    chosen.level,
    chosen.symbol_id,
    chosen.object_id,
    chosen.archive,
    chosen.region_id,
    chosen.first,
    chosen.last,
    chosen.delta,
    chosen.weight
  FROM chosen
  WHERE abs(chosen.delta) >= :min_delta
  ORDER BY
    chosen.weight DESC,
    chosen.symbol_id,
    chosen.object_id,
    chosen.region_id,
    chosen.archive,
    chosen.level
  LIMIT iif(:row_limit = 0, -1, :row_limit)
),
summed AS (  -- all rows, less those that are listed
  SELECT 1 AS times, chosen.first, chosen.last, chosen.delta
  FROM chosen
  UNION ALL
  SELECT -1, -listed.first, -listed.last, -listed.delta
  FROM listed
),
folded AS (
  SELECT
    0 AS is_rest,
    listed.level,
    listed.symbol_id,
    listed.object_id,
    listed.archive,
    listed.region_id,
    1 AS rows,
    listed.first,
    listed.last,
    listed.delta,
    listed.weight
  FROM listed
  UNION ALL
  SELECT
    1,
    'others',
    0,
    0,
    '',
    0,
    sum(summed.times),
    sum(summed.first),
    sum(summed.last),
    sum(summed.delta),
    0
  FROM summed
  HAVING sum(summed.times) > 0
)
SELECT
  folded.level AS level,
  folded.symbol_id AS symbol_id,
  CASE folded.level
    WHEN 'symbol' THEN coalesce(symbol.name, text.text)
    WHEN 'object' THEN object.path
    WHEN 'archive' THEN folded.archive
    WHEN 'region' THEN region.name
  END AS name,
  object.path AS object,
  CASE folded.level
    WHEN 'others' THEN NULL
    WHEN 'archive' THEN folded.archive
    ELSE object.archive
  END AS archive,
  region.name AS region,
  block.name AS block,
  symbol.aliases AS aliases,
  folded.rows AS rows,
  CASE json_array_length(:builds) * (folded.is_rest = 0)
    WHEN 0 THEN '[]'
    WHEN 1 THEN json_array(folded.last)
    WHEN 2 THEN json_array(folded.first, folded.last)
    ELSE (
      SELECT json_group_array(sized.bytes)
      FROM json_each(:builds) AS list
      LEFT JOIN sized
        ON sized.place = list.key
        AND sized.level = folded.level
        AND sized.symbol_id = folded.symbol_id
        AND sized.object_id = folded.object_id
        AND sized.archive = folded.archive
        AND sized.region_id = folded.region_id
    )
  END AS sizes,
  folded.first AS first,
  folded.last AS last,
  folded.delta AS delta
FROM folded
JOIN asked
  ON asked.place = json_array_length(:builds) - 1
LEFT JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  ON symbol.symbol_id = nullif(folded.symbol_id, 0)
LEFT JOIN symbol AS identity
  ON identity.target_id = asked.target_id
  AND identity.symbol_id = folded.symbol_id
LEFT JOIN text
  ON text.target_id = asked.target_id
  AND text.text_id = nullif(identity.name_id, 0)
LEFT JOIN object
  ON object.target_id = asked.target_id
  AND object.object_id = nullif(folded.object_id, 0)
LEFT JOIN region
  ON region.target_id = asked.target_id
  AND region.region_id = folded.region_id
LEFT JOIN counted_region
  ON counted_region.place = asked.place
  AND counted_region.region_id = folded.region_id
LEFT JOIN block
  ON block.target_id = asked.target_id
  AND block.block_id = nullif(counted_region.block_id, 0)
ORDER BY
  folded.is_rest,
  folded.weight DESC,
  folded.symbol_id,
  folded.object_id,
  folded.region_id,
  folded.archive,
  folded.level;
