-- Which symbols differ between two builds?
--
-- A symbol of the same name that left one object or region and came to another moved.
-- One that is known as renamed (symbol/renames) is followed.  A guess is one of the same
-- size between the same neighbours, whose name begins with the same three or ends with
-- the same four letters.
-- Padding is left out.  Bytes of no object (data, stubs, gaps) have rows of their own.
--
-- @param  old       build           the build before
-- @param  new       build = latest  the build after
-- @param  blocks    globs = []      blocks, with those nested in them
-- @param  regions   globs = []      regions
-- @param  objects   globs = []      objects by normalised path
-- @param  archives  globs = []      archives
-- @param  object_ids text  = []      JSON array of object_id; []: all
-- @param  symbols   globs = []      symbols, as written or demangled
-- @param  sort_by   text  = change  change or growth (only what grew)
-- @param  min_delta bytes = 0       smaller changes become others
-- @param  row_limit count = 0       rows behind it become others; 0: none
-- @column level     text            symbol; data, stub, gap; others
-- @column symbol_id count           key of the symbol; 0: none
-- @column was_id    count           its key in the old build, another when it moved
-- @column name      text            as written; null: a nameless span
-- @column object    text            normalised path
-- @column archive   text            archive of the object
-- @column region    text            where it lies
-- @column block     text            where that region runs
-- @column rows      count           how many became others, else 1
-- @column old_size  bytes           null: not there
-- @column new_size  bytes           null: not there
-- @column delta     delta           new_size - old_size
-- @column change    text            added, removed, grew, shrank, moved, renamed
-- @column is_guess  count           1: renamed, as it seems
-- @column from_name text            moved or renamed: its name before
-- @column from_object text          moved or renamed: its object before
-- @column from_region text          moved or renamed: its region before
-- @column aliases   text            JSON array of the other names
WITH RECURSIVE
pair AS MATERIALIZED (
  SELECT
    new.target_id,
    old.branch_id AS old_branch_id,
    old.ord AS old_ord,
    new.branch_id AS new_branch_id,
    new.ord AS new_ord
  FROM build AS old
  JOIN build AS new
    ON new.target_id = old.target_id
  WHERE old.build_id = :old
    AND new.build_id = :new
),
asked AS MATERIALIZED (
  SELECT list.key AS place, build.target_id, build.branch_id, build.ord
  FROM json_each(json_array(:old, :new)) AS list
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
weight AS MATERIALIZED (  -- how often a region counts in the old and in the new build
  SELECT
    counted_region.region_id,
    max(counted_region.block_id) AS block_id,
    sum(iif(counted_region.place = 0, counted_region.weight, 0)) AS old,
    sum(iif(counted_region.place = 1, counted_region.weight, 0)) AS new
  FROM counted_region
  GROUP BY counted_region.region_id
),
filter AS MATERIALIZED (  -- the same as largest_change takes it
  SELECT
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
    iif(
      :symbols = '[]',
      NULL,
      (SELECT json_group_array(counted_symbol.symbol_id) FROM counted_symbol)
    ) AS symbols
),
part AS (
  SELECT
    part.kind,
    part.object_id,
    part.region_id,
    sum(iif(asked.place = 0, part.size * weight.old, NULL)) AS old_size,
    sum(iif(asked.place = 1, part.size * weight.new, NULL)) AS new_size
  FROM asked
  CROSS JOIN build_object(asked.target_id, asked.branch_id, asked.ord) AS part
  JOIN weight
    ON weight.region_id = part.region_id
  WHERE :symbols = '[]'
    AND part.kind IN ('data', 'stub', 'gap')
    AND iif(asked.place = 0, weight.old, weight.new) > 0
    AND part.object_id IN (SELECT counted_object.object_id FROM counted_object)
  GROUP BY part.kind, part.object_id, part.region_id
),
changed AS MATERIALIZED (
  SELECT
    iif(large.symbol_id IS NULL, 'others', 'symbol') AS level,
    large.symbol_id AS now_id,
    large.was_id,
    large.object_id,
    large.region_id,
    large.rows,
    large.old_size,
    large.new_size,
    large.delta,
    large.change,
    large.is_guess
  FROM pair
  CROSS JOIN filter
  CROSS JOIN largest_change(
    pair.target_id, pair.old_branch_id, pair.old_ord, pair.new_branch_id, pair.new_ord,
    :sort_by = 'growth', :min_delta, :row_limit,
    filter.weights, filter.objects, filter.symbols
  ) AS large
  UNION ALL
  SELECT
    part.kind,
    NULL,
    NULL,
    part.object_id,
    part.region_id,
    1,
    part.old_size,
    part.new_size,
    coalesce(part.new_size, 0) - coalesce(part.old_size, 0),
    CASE
      WHEN part.old_size IS NULL THEN 'added'
      WHEN part.new_size IS NULL THEN 'removed'
      WHEN part.new_size > part.old_size THEN 'grew'
      ELSE 'shrank'
    END,
    0
  FROM part
  WHERE part.new_size IS NOT part.old_size
    AND (:sort_by <> 'growth' OR coalesce(part.new_size, 0) > coalesce(part.old_size, 0))
),
listed AS MATERIALIZED (
  SELECT
    changed.level,
    changed.now_id,
    changed.was_id,
    changed.object_id,
    changed.region_id,
    changed.rows,
    changed.old_size,
    changed.new_size,
    changed.delta,
    changed.change,
    changed.is_guess
  FROM changed
  WHERE changed.level <> 'others'
    AND abs(changed.delta) >= :min_delta
  ORDER BY
    abs(changed.delta) DESC,
    coalesce(changed.now_id, changed.was_id),
    changed.object_id,
    changed.region_id,
    changed.level
  LIMIT iif(:row_limit = 0, -1, :row_limit)
),
summed AS (  -- all rows, less those that are listed
  SELECT changed.rows, changed.old_size, changed.new_size, changed.delta
  FROM changed
  UNION ALL
  SELECT -listed.rows, -listed.old_size, -listed.new_size, -listed.delta
  FROM listed
),
folded AS (
  SELECT
    listed.level,
    listed.now_id,
    listed.was_id,
    listed.object_id,
    listed.region_id,
    listed.rows,
    listed.old_size,
    listed.new_size,
    listed.delta,
    listed.change,
    listed.is_guess
  FROM listed
  UNION ALL
  SELECT
    'others',
    NULL,
    NULL,
    NULL,
    NULL,
    sum(summed.rows),
    sum(summed.old_size),
    sum(summed.new_size),
    sum(summed.delta),
    NULL,
    0
  FROM summed
  HAVING sum(summed.rows) > 0
)
SELECT
  folded.level AS level,
  coalesce(now.symbol_id, was.symbol_id, 0) AS symbol_id,
  coalesce(was.symbol_id, now.symbol_id, 0) AS was_id,
  coalesce(now.name, was.name) AS name,
  object.path AS object,
  object.archive AS archive,
  region.name AS region,
  block.name AS block,
  folded.rows AS rows,
  folded.old_size AS old_size,
  folded.new_size AS new_size,
  folded.delta AS delta,
  folded.change AS change,
  folded.is_guess AS is_guess,
  iif(folded.change IN ('moved', 'renamed'), was.name, NULL) AS from_name,
  iif(folded.change IN ('moved', 'renamed'), was.object, NULL) AS from_object,
  iif(folded.change IN ('moved', 'renamed'), was.region, NULL) AS from_region,
  coalesce(now.aliases, was.aliases) AS aliases
FROM folded
CROSS JOIN pair
LEFT JOIN build_symbol(pair.target_id, pair.old_branch_id, pair.old_ord) AS was
  ON was.symbol_id = folded.was_id
LEFT JOIN build_symbol(pair.target_id, pair.new_branch_id, pair.new_ord) AS now
  ON now.symbol_id = folded.now_id
LEFT JOIN object
  ON object.target_id = pair.target_id
  AND object.object_id = coalesce(now.object_id, was.object_id, folded.object_id)
LEFT JOIN region
  ON region.target_id = pair.target_id
  AND region.region_id = coalesce(now.region_id, was.region_id, folded.region_id)
LEFT JOIN weight
  ON weight.region_id = region.region_id
LEFT JOIN block
  ON block.target_id = pair.target_id
  AND block.block_id = weight.block_id
ORDER BY
  folded.level = 'others',
  abs(folded.delta) DESC,
  coalesce(folded.now_id, folded.was_id),
  folded.object_id,
  folded.region_id,
  folded.level;
