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
  FROM asked
  CROSS JOIN object
    ON object.target_id = asked.target_id
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
weight AS MATERIALIZED (  -- how often a region counts in the old and in the new build
  SELECT
    counted_region.region_id,
    max(counted_region.block_id) AS block_id,
    sum(iif(counted_region.place = 0, counted_region.weight, 0)) AS old,
    sum(iif(counted_region.place = 1, counted_region.weight, 0)) AS new
  FROM counted_region
  GROUP BY counted_region.region_id
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
  FROM pair
  CROSS JOIN build_diff(
    pair.target_id, pair.old_branch_id, pair.old_ord, pair.new_branch_id, pair.new_ord
  ) AS difference
  UNION ALL  -- unchanged, but the region counts otherwise than before
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
  FROM pair
  CROSS JOIN weight
  CROSS JOIN build_symbol(pair.target_id, pair.new_branch_id, pair.new_ord) AS symbol
  WHERE weight.old <> weight.new
    AND symbol.region_id = weight.region_id
    AND symbol.symbol_id NOT IN (
      SELECT difference.symbol_id
      FROM pair
      CROSS JOIN build_diff(
        pair.target_id, pair.old_branch_id, pair.old_ord, pair.new_branch_id, pair.new_ord
      ) AS difference
    )
),
counted AS MATERIALIZED (  -- what of it passes the filters
  SELECT
    span.symbol_id,
    coalesce(span.object_id_b, span.object_id_a) AS object_id,
    coalesce(span.region_id_b, span.region_id_a) AS region_id,
    span.object_id_a <> span.object_id_b OR span.region_id_a <> span.region_id_b
      AS is_moved,
    iif(
      span.size_from_a <> 'padding'
      AND was.old > 0
      AND span.object_id_a IN (SELECT counted_object.object_id FROM counted_object),
      span.size_a * was.old,
      NULL
    ) AS old_size,
    iif(
      span.size_from_b <> 'padding'
      AND now.new > 0
      AND span.object_id_b IN (SELECT counted_object.object_id FROM counted_object),
      span.size_b * now.new,
      NULL
    ) AS new_size
  FROM span
  LEFT JOIN weight AS was
    ON was.region_id = span.region_id_a
  LEFT JOIN weight AS now
    ON now.region_id = span.region_id_b
  WHERE :symbols = '[]'
    OR span.symbol_id IN (SELECT counted_symbol.symbol_id FROM counted_symbol)
),
renaming AS MATERIALIZED (  -- as somebody said
  SELECT was.text_id AS old_id, now.text_id AS new_id
  FROM pair
  JOIN symbol_rename AS rename
    ON rename.target_id = pair.target_id
  CROSS JOIN text AS was
    ON was.hash = name_hash(rename.old_name)
    AND was.target_id = rename.target_id
    AND was.text = rename.old_name
  CROSS JOIN text AS now
    ON now.hash = name_hash(rename.new_name)
    AND now.target_id = rename.target_id
    AND now.text = rename.new_name
),
later_name (name_id, later_id) AS (
  SELECT renaming.old_id, renaming.new_id
  FROM renaming
  UNION
  SELECT later_name.name_id, renaming.new_id
  FROM later_name
  JOIN renaming
    ON renaming.old_id = later_name.later_id
),
latest_name AS MATERIALIZED (
  SELECT later_name.name_id, later_name.later_id AS latest_id
  FROM later_name
  WHERE later_name.later_id NOT IN (SELECT renaming.old_id FROM renaming)
),
lone AS (  -- what went or came
  SELECT
    counted.symbol_id,
    counted.object_id,
    counted.region_id,
    counted.old_size,
    counted.new_size,
    identity.name_id AS own_name_id,
    coalesce(latest_name.latest_id, identity.name_id) AS name_id
  FROM pair
  CROSS JOIN counted
  CROSS JOIN symbol AS identity
    ON identity.target_id = pair.target_id
    AND identity.symbol_id = counted.symbol_id
  LEFT JOIN latest_name
    ON latest_name.name_id = identity.name_id
  WHERE (counted.old_size IS NULL) <> (counted.new_size IS NULL)
),
numbered AS (  -- the n-th of its name that went, the n-th that came
  SELECT
    lone.symbol_id,
    lone.object_id,
    lone.region_id,
    lone.old_size,
    lone.new_size,
    lone.own_name_id,
    iif(lone.name_id = 0, -lone.symbol_id, lone.name_id) AS name_id,
    row_number() OVER (
      PARTITION BY lone.name_id, lone.old_size IS NULL
      ORDER BY coalesce(lone.old_size, lone.new_size), lone.symbol_id
    ) AS number
  FROM lone
),
paired AS (  -- with another of its name
  SELECT
    numbered.symbol_id,
    numbered.object_id,
    numbered.region_id,
    numbered.old_size,
    numbered.new_size,
    numbered.own_name_id,
    numbered.name_id,
    iif(numbered.name_id < 0, 0, numbered.number) AS number,
    count(*) OVER (
      PARTITION BY numbered.name_id, iif(numbered.name_id < 0, 0, numbered.number)
    ) > 1 AS is_paired
  FROM numbered
),
neighbour AS MATERIALIZED (  -- made only when something went or came
  SELECT
    asked.place,
    symbol.symbol_id,
    lag(symbol.symbol_id, 1, 0) OVER by_address AS before,
    lead(symbol.symbol_id, 1, 0) OVER by_address AS after
  FROM (
    SELECT 1
    FROM pair
    CROSS JOIN build_diff(
      pair.target_id, pair.old_branch_id, pair.old_ord, pair.new_branch_id, pair.new_ord
    ) AS difference
    WHERE (difference.size_a IS NULL) <> (difference.size_b IS NULL)
    LIMIT 1
  ) AS needed
  CROSS JOIN asked
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  WHERE symbol.size > 0
    AND symbol.size_from <> 'padding'
  WINDOW by_address AS (
    PARTITION BY asked.place, symbol.region_id
    ORDER BY symbol.address_key, symbol.symbol_id
  )
),
located AS (  -- the others: what they are called, and between which two
  SELECT
    paired.symbol_id,
    paired.object_id,
    paired.region_id,
    paired.old_size,
    paired.new_size,
    paired.own_name_id,
    paired.name_id,
    paired.number,
    paired.is_paired,
    text.text AS name,
    neighbour.before,
    neighbour.after
  FROM pair
  CROSS JOIN paired
  LEFT JOIN text
    ON text.target_id = pair.target_id
    AND text.text_id = iif(paired.is_paired, NULL, paired.own_name_id)
  LEFT JOIN neighbour
    ON neighbour.place = (paired.old_size IS NULL)
    AND neighbour.symbol_id = iif(paired.is_paired, NULL, paired.symbol_id)
),
compared AS (  -- what went, what came of one size between the same two
  SELECT
    located.symbol_id,
    located.object_id,
    located.region_id,
    located.old_size,
    located.new_size,
    located.own_name_id,
    located.name_id,
    located.number,
    located.is_paired,
    located.before,
    located.after,
    max(iif(located.old_size IS NULL, NULL, located.name)) OVER same_place AS went,
    max(iif(located.new_size IS NULL, NULL, located.name)) OVER same_place AS came,
    count(*) OVER same_place AS rows
  FROM located
  WINDOW same_place AS (
    PARTITION BY
      located.is_paired,
      coalesce(located.old_size, located.new_size),
      located.region_id,
      located.before,
      located.after
  )
),
judged AS (
  SELECT
    compared.symbol_id,
    compared.object_id,
    compared.region_id,
    compared.old_size,
    compared.new_size,
    compared.own_name_id,
    compared.name_id,
    compared.number,
    compared.before,
    compared.after,
    compared.is_paired = 0
      AND compared.rows = 2
      AND compared.before + compared.after > 0
      AND (
        substr(compared.went, 1, 3) = substr(compared.came, 1, 3)
        OR substr(compared.went, -4) = substr(compared.came, -4)
      ) AS is_guess
  FROM compared
),
thing AS (
  SELECT
    'symbol' AS level,
    counted.symbol_id AS now_id,
    counted.symbol_id AS was_id,
    counted.object_id,
    counted.region_id,
    counted.old_size,
    counted.new_size,
    counted.is_moved,
    0 AS is_renamed,
    0 AS is_guess
  FROM counted
  WHERE counted.old_size IS NOT NULL
    AND counted.new_size IS NOT NULL
  UNION ALL  -- one gone and one that came: it moved, or was renamed
  SELECT
    'symbol',
    max(iif(judged.new_size IS NULL, NULL, judged.symbol_id)),
    max(iif(judged.old_size IS NULL, NULL, judged.symbol_id)),
    judged.object_id,
    judged.region_id,
    sum(judged.old_size),
    sum(judged.new_size),
    count(*) > 1,
    min(judged.own_name_id) <> max(judged.own_name_id),
    coalesce(judged.is_guess, 0)
  FROM judged
  GROUP BY
    coalesce(judged.is_guess, 0),
    iif(judged.is_guess, judged.before, judged.name_id),
    iif(judged.is_guess, judged.after, judged.number),
    iif(judged.is_guess, judged.region_id, 0)
  UNION ALL
  SELECT
    part.kind,
    NULL,
    NULL,
    part.object_id,
    part.region_id,
    sum(iif(asked.place = 0, part.size * weight.old, NULL)),
    sum(iif(asked.place = 1, part.size * weight.new, NULL)),
    0,
    0,
    0
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
    thing.level,
    thing.now_id,
    thing.was_id,
    thing.object_id,
    thing.region_id,
    thing.old_size,
    thing.new_size,
    coalesce(thing.new_size, 0) - coalesce(thing.old_size, 0) AS delta,
    CASE
      WHEN thing.old_size IS NULL THEN 'added'
      WHEN thing.new_size IS NULL THEN 'removed'
      WHEN thing.is_renamed THEN 'renamed'
      WHEN thing.is_moved THEN 'moved'
      WHEN thing.new_size > thing.old_size THEN 'grew'
      ELSE 'shrank'
    END AS change,
    thing.is_guess
  FROM thing
  WHERE (
      :sort_by <> 'growth'
      OR coalesce(thing.new_size, 0) > coalesce(thing.old_size, 0)
    )
    AND (thing.new_size IS NOT thing.old_size OR thing.is_moved OR thing.is_renamed)
),
listed AS MATERIALIZED (
  SELECT
    changed.level,
    changed.now_id,
    changed.was_id,
    changed.object_id,
    changed.region_id,
    changed.old_size,
    changed.new_size,
    changed.delta,
    changed.change,
    changed.is_guess
  FROM changed
  WHERE abs(changed.delta) >= :min_delta
  ORDER BY
    abs(changed.delta) DESC,
    coalesce(changed.now_id, changed.was_id),
    changed.object_id,
    changed.region_id,
    changed.level
  LIMIT iif(:row_limit = 0, -1, :row_limit)
),
summed AS (  -- all rows, less those that are listed
  SELECT 1 AS times, changed.old_size, changed.new_size, changed.delta
  FROM changed
  UNION ALL
  SELECT -1, -listed.old_size, -listed.new_size, -listed.delta
  FROM listed
),
folded AS (
  SELECT
    listed.level,
    listed.now_id,
    listed.was_id,
    listed.object_id,
    listed.region_id,
    1 AS rows,
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
    sum(summed.times),
    sum(summed.old_size),
    sum(summed.new_size),
    sum(summed.delta),
    NULL,
    0
  FROM summed
  HAVING sum(summed.times) > 0
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
