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
  CROSS JOIN matching_symbol(
    asked.target_id, asked.branch_id, asked.ord, :symbols
  ) AS symbol
  WHERE :symbols <> '[]'
),
filter AS MATERIALIZED (  -- the same as largest_part takes it
  SELECT
    last.target_id,
    (
      SELECT '[' || group_concat(
        list.key || ',' || coalesce(asked.branch_id, 0) || ',' || coalesce(asked.ord, 0)
      ) || ']'
      FROM json_each(:builds) AS list
      LEFT JOIN asked
        ON asked.place = list.key
        AND asked.target_id = last.target_id
    ) AS builds,
    (
      SELECT '[' || coalesce(group_concat(
        counted_region.place || ',' || counted_region.region_id || ','
        || counted_region.weight
      ), '') || ']'
      FROM counted_region
    ) AS weights,
    iif(
      :objects = '[]' AND :archives = '[]' AND :object_ids = '[]',
      NULL,
      (SELECT json_group_array(counted_object.object_id) FROM counted_object)
    ) AS objects,
    CASE
      WHEN :level = 'symbol' AND :only <> '[]' THEN :only
      WHEN :symbols <> '[]' THEN
        (SELECT json_group_array(counted_symbol.symbol_id) FROM counted_symbol)
    END AS symbols
  FROM asked AS last
  WHERE last.place = json_array_length(:builds) - 1
),
part AS MATERIALIZED (
  SELECT
    largest.level,
    largest.symbol_id,
    largest.object_id,
    largest.archive,
    largest.region_id,
    largest.rows,
    largest.sizes,
    largest.old_size AS first,
    largest.new_size AS last,
    largest.delta
  FROM filter
  CROSS JOIN largest_part(
    filter.target_id, :min_delta, :row_limit, :symbols = '[]', :level, :sort_by,
    filter.builds, filter.weights, filter.objects, filter.symbols
  ) AS largest
)
SELECT
  part.level AS level,
  part.symbol_id AS symbol_id,
  CASE part.level
    WHEN 'symbol' THEN coalesce(symbol.name, text.text)
    WHEN 'object' THEN object.path
    WHEN 'archive' THEN part.archive
    WHEN 'region' THEN region.name
  END AS name,
  object.path AS object,
  CASE part.level
    WHEN 'others' THEN NULL
    WHEN 'archive' THEN part.archive
    ELSE object.archive
  END AS archive,
  region.name AS region,
  block.name AS block,
  symbol.aliases AS aliases,
  part.rows AS rows,
  part.sizes AS sizes,
  part.first AS first,
  part.last AS last,
  part.delta AS delta
FROM part
JOIN asked
  ON asked.place = json_array_length(:builds) - 1
LEFT JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  ON symbol.symbol_id = nullif(part.symbol_id, 0)
LEFT JOIN symbol AS identity
  ON identity.target_id = asked.target_id
  AND identity.symbol_id = part.symbol_id
LEFT JOIN text
  ON text.target_id = asked.target_id
  AND text.text_id = nullif(identity.name_id, 0)
LEFT JOIN object
  ON object.target_id = asked.target_id
  AND object.object_id = nullif(part.object_id, 0)
LEFT JOIN region
  ON region.target_id = asked.target_id
  AND region.region_id = part.region_id
LEFT JOIN counted_region
  ON counted_region.place = asked.place
  AND counted_region.region_id = part.region_id
LEFT JOIN block
  ON block.target_id = asked.target_id
  AND block.block_id = nullif(counted_region.block_id, 0)
ORDER BY
  part.level = 'others',
  iif(:sort_by = 'size', part.last, abs(part.delta)) DESC,
  part.symbol_id,
  part.object_id,
  part.region_id,
  part.archive,
  part.level;
