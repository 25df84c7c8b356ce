-- Which symbols differ between two builds?
--
-- A symbol of the same name that left one object or region and came to another moved.
-- Padding is left out.  Bytes of no object (data, stubs, gaps) have rows of their own.
--
-- @param  old       build           the build before
-- @param  new       build = latest  the build after
-- @param  blocks    globs = []      blocks, with those nested in them
-- @param  regions   globs = []      regions
-- @param  objects   globs = []      objects by normalised path
-- @param  archives  globs = []      archives
-- @param  symbols   globs = []      symbols, as written or demangled
-- @param  sort_by   text  = change  change or growth (only what grew)
-- @param  min_delta bytes = 0       smaller changes become others
-- @param  only_changed count = 0    1: what did not change becomes others
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
-- @column change    text            added, removed, grew, shrank, moved
-- @column from_name text            what moved: its name before
-- @column from_object text          what moved: its object before
-- @column from_region text          what moved: its region before
-- @column aliases   text            JSON array of the other names
WITH RECURSIVE
asked AS MATERIALIZED (
  SELECT list.key AS place, build.target_id, build.branch_id, build.ord
  FROM json_each(json_array(:old, :new)) AS list
  JOIN build
    ON build.build_id = list.value
),
memory AS MATERIALIZED (
  SELECT
    asked.place,
    block.block_id,
    block.name,
    block.parent_block_id,
    block.same_range_id
  FROM asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
),
counted_block (place, block_id) AS (  -- the asked blocks and all that lies in them
  SELECT
    memory.place,
    iif(memory.same_range_id = 0, memory.block_id, memory.same_range_id)
  FROM memory
  WHERE :blocks <> '[]'
    AND name_matches(memory.name, :blocks)
  UNION
  SELECT memory.place, memory.block_id
  FROM counted_block
  JOIN memory
    ON memory.place = counted_block.place
    AND counted_block.block_id IN (memory.parent_block_id, memory.same_range_id)
),
counted_region AS MATERIALIZED (  -- weight: how often the bytes of a region count
  SELECT
    asked.place,
    region.region_id,
    region.block_id,
    CASE
      WHEN :blocks = '[]' THEN region.takes_space
      ELSE
        (
          region.takes_space = 1
          AND (asked.place, region.block_id) IN (
            SELECT counted_block.place, counted_block.block_id FROM counted_block
          )
        ) + (
          region.load_size > 0
          AND (asked.place, region.load_block_id) IN (
            SELECT counted_block.place, counted_block.block_id FROM counted_block
          )
        )
    END AS weight
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE name_matches(region.name, :regions)
),
counted_object AS MATERIALIZED (
  SELECT DISTINCT object.object_id
  FROM asked
  JOIN object
    ON object.target_id = asked.target_id
  WHERE name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
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
difference AS MATERIALIZED (
  SELECT
    span.symbol_id,
    span.size_a,
    span.size_b,
    span.region_id_a,
    span.region_id_b,
    span.object_id_a,
    span.object_id_b,
    span.size_from_a,
    span.size_from_b
  FROM asked AS old
  JOIN asked AS new
    ON new.place = 1
  CROSS JOIN build_diff(
    old.target_id, old.branch_id, old.ord, new.branch_id, new.ord
  ) AS span
  WHERE old.place = 0
),
span AS (
  SELECT
    difference.symbol_id,
    difference.size_a,
    difference.size_b,
    difference.region_id_a,
    difference.region_id_b,
    difference.object_id_a,
    difference.object_id_b,
    difference.size_from_a,
    difference.size_from_b
  FROM difference
  UNION ALL  -- unchanged, but their region counts otherwise than before
  SELECT
    symbol.symbol_id,
    symbol.size,
    symbol.size,
    symbol.region_id,
    symbol.region_id,
    symbol.object_id,
    symbol.object_id,
    symbol.size_from,
    symbol.size_from
  FROM counted_region AS was
  JOIN counted_region AS now
    ON now.place = 1
    AND now.region_id = was.region_id
    AND now.weight <> was.weight
  JOIN asked
    ON asked.place = 1
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  WHERE was.place = 0
    AND symbol.region_id = now.region_id
    AND symbol.symbol_id NOT IN (SELECT difference.symbol_id FROM difference)
),
counted AS MATERIALIZED (
  SELECT
    span.symbol_id,
    span.region_id_a,
    span.region_id_b,
    span.object_id_a,
    span.object_id_b,
    iif(
      span.size_from_a <> 'padding'
      AND was.weight > 0
      AND span.object_id_a IN (SELECT counted_object.object_id FROM counted_object),
      span.size_a * was.weight,
      NULL
    ) AS old_size,
    iif(
      span.size_from_b <> 'padding'
      AND now.weight > 0
      AND span.object_id_b IN (SELECT counted_object.object_id FROM counted_object),
      span.size_b * now.weight,
      NULL
    ) AS new_size
  FROM span
  LEFT JOIN counted_region AS was
    ON was.place = 0
    AND was.region_id = span.region_id_a
  LEFT JOIN counted_region AS now
    ON now.place = 1
    AND now.region_id = span.region_id_b
  WHERE :symbols = '[]'
    OR span.symbol_id IN (SELECT counted_symbol.symbol_id FROM counted_symbol)
),
one_sided AS MATERIALIZED (  -- the n-th of its name that is gone, or that came
  SELECT
    counted.symbol_id,
    counted.new_size IS NULL AS is_gone,
    counted.old_size,
    counted.region_id_a,
    counted.object_id_a,
    symbol.name_id,
    row_number() OVER (
      PARTITION BY counted.new_size IS NULL, symbol.name_id
      ORDER BY coalesce(counted.old_size, counted.new_size), counted.symbol_id
    ) AS number
  FROM asked
  CROSS JOIN counted
  JOIN symbol
    ON symbol.target_id = asked.target_id
    AND symbol.symbol_id = counted.symbol_id
  WHERE asked.place = 0
    AND (counted.old_size IS NULL) <> (counted.new_size IS NULL)
    AND symbol.name_id <> 0
),
moved AS MATERIALIZED (
  SELECT
    came.symbol_id,
    gone.symbol_id AS was_id,
    gone.old_size,
    gone.region_id_a,
    gone.object_id_a
  FROM one_sided AS gone
  JOIN one_sided AS came
    ON came.name_id = gone.name_id
    AND came.number = gone.number
    AND came.is_gone = 0
  WHERE gone.is_gone
),
row_of AS (
  SELECT
    'symbol' AS level,
    counted.symbol_id,
    coalesce(moved.was_id, counted.symbol_id) AS was_id,
    coalesce(counted.object_id_b, counted.object_id_a) AS object_id,
    coalesce(counted.region_id_b, counted.region_id_a) AS region_id,
    coalesce(counted.old_size, moved.old_size) AS old_size,
    counted.new_size,
    moved.was_id IS NOT NULL
      OR (
        counted.old_size IS NOT NULL
        AND counted.new_size IS NOT NULL
        AND (counted.object_id_a, counted.region_id_a)
          <> (counted.object_id_b, counted.region_id_b)
      ) AS is_moved
  FROM counted
  LEFT JOIN moved
    ON moved.symbol_id = counted.symbol_id
  WHERE counted.symbol_id NOT IN (SELECT moved.was_id FROM moved)
    AND (counted.old_size IS NOT NULL OR counted.new_size IS NOT NULL)
  UNION ALL
  SELECT
    part.kind,
    0,
    0,
    part.object_id,
    part.region_id,
    sum(part.size * counted_region.weight) FILTER (WHERE asked.place = 0),
    sum(part.size * counted_region.weight) FILTER (WHERE asked.place = 1),
    0
  FROM asked
  CROSS JOIN build_object(asked.target_id, asked.branch_id, asked.ord) AS part
  JOIN counted_region
    ON counted_region.place = asked.place
    AND counted_region.region_id = part.region_id
  WHERE :symbols = '[]'
    AND part.kind IN ('data', 'stub', 'gap')
    AND counted_region.weight > 0
    AND part.object_id IN (SELECT counted_object.object_id FROM counted_object)
  GROUP BY part.kind, part.object_id, part.region_id
),
changed AS (
  SELECT
    row_of.level,
    row_of.symbol_id,
    row_of.was_id,
    row_of.object_id,
    row_of.region_id,
    row_of.old_size,
    row_of.new_size,
    coalesce(row_of.new_size, 0) - coalesce(row_of.old_size, 0) AS delta,
    CASE
      WHEN row_of.is_moved THEN 'moved'
      WHEN row_of.old_size IS NULL THEN 'added'
      WHEN row_of.new_size IS NULL THEN 'removed'
      WHEN row_of.new_size > row_of.old_size THEN 'grew'
      WHEN row_of.new_size < row_of.old_size THEN 'shrank'
    END AS change
  FROM row_of
),
ranked AS (
  SELECT
    changed.level,
    changed.symbol_id,
    changed.was_id,
    changed.object_id,
    changed.region_id,
    changed.old_size,
    changed.new_size,
    changed.delta,
    changed.change,
    abs(changed.delta) < :min_delta
      OR (:only_changed AND changed.delta = 0) AS is_minor,
    row_number() OVER (
      ORDER BY
        abs(changed.delta) < :min_delta OR (:only_changed AND changed.delta = 0),
        abs(changed.delta) DESC,
        changed.symbol_id,
        changed.object_id,
        changed.region_id,
        changed.level
    ) AS rank
  FROM changed
  WHERE changed.change IS NOT NULL
    AND (:sort_by <> 'growth' OR changed.delta > 0)
),
folded AS (  -- each listed row alone in its group, all others in the group of rank 0
  SELECT
    iif(ranked.is_minor OR (:row_limit > 0 AND ranked.rank > :row_limit), 0, ranked.rank)
      AS rank,
    ranked.level,
    ranked.symbol_id,
    ranked.was_id,
    ranked.object_id,
    ranked.region_id,
    count(*) AS rows,
    sum(ranked.old_size) AS old_size,
    sum(ranked.new_size) AS new_size,
    sum(ranked.delta) AS delta,
    ranked.change
  FROM ranked
  GROUP BY 1
),
listed AS (
  SELECT
    folded.rank,
    iif(folded.rank = 0, 'others', folded.level) AS level,
    iif(folded.rank = 0, 0, folded.symbol_id) AS symbol_id,
    iif(folded.rank = 0, 0, folded.was_id) AS was_id,
    iif(folded.rank = 0, 0, folded.object_id) AS object_id,
    iif(folded.rank = 0, 0, folded.region_id) AS region_id,
    folded.rows,
    folded.old_size,
    folded.new_size,
    folded.delta,
    iif(folded.rank = 0, NULL, folded.change) AS change
  FROM folded
)
SELECT
  listed.level AS level,
  listed.symbol_id AS symbol_id,
  listed.was_id AS was_id,
  coalesce(now.name, was.name) AS name,
  object.path AS object,
  object.archive AS archive,
  region.name AS region,
  block.name AS block,
  listed.rows AS rows,
  listed.old_size AS old_size,
  listed.new_size AS new_size,
  listed.delta AS delta,
  listed.change AS change,
  iif(listed.change = 'moved', was.name, NULL) AS from_name,
  iif(listed.change = 'moved', was.object, NULL) AS from_object,
  iif(listed.change = 'moved', was.region, NULL) AS from_region,
  coalesce(now.aliases, was.aliases) AS aliases
FROM listed
JOIN asked AS old
  ON old.place = 0
JOIN asked AS new
  ON new.place = 1
LEFT JOIN build_symbol(old.target_id, old.branch_id, old.ord) AS was
  ON was.symbol_id = nullif(listed.was_id, 0)
LEFT JOIN build_symbol(new.target_id, new.branch_id, new.ord) AS now
  ON now.symbol_id = nullif(listed.symbol_id, 0)
LEFT JOIN object
  ON object.target_id = new.target_id
  AND object.object_id = nullif(listed.object_id, 0)
LEFT JOIN region
  ON region.target_id = new.target_id
  AND region.region_id = listed.region_id
LEFT JOIN counted_region
  ON counted_region.place = iif(listed.new_size IS NULL, 0, 1)
  AND counted_region.region_id = listed.region_id
LEFT JOIN block
  ON block.target_id = new.target_id
  AND block.block_id = nullif(counted_region.block_id, 0)
ORDER BY listed.rank = 0, listed.rank;
