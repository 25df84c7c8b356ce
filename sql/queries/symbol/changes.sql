-- In which builds of a branch did some symbols change their size?
--
-- A region counts for as long as it lies in the blocks.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  symbols   globs  = []     symbols by name, without counters and suffixes
-- @param  only      text   = []     JSON array of symbol_id, more than the named ones
-- @param  objects   globs  = []     objects by normalised path
-- @param  archives  globs  = []     archives
-- @param  object_ids text   = []     JSON array of object_id; []: all
-- @param  regions   globs  = []     regions
-- @param  blocks    globs  = []     count them where they lie in these blocks
-- @column symbol_id count           key of the symbol
-- @column name      text            without counters and compiler suffixes
-- @column object    text            normalised path
-- @column archive   text            archive of the object
-- @column region    text            where it lies
-- @column build     count           id of the build, oldest first for each
-- @column label     text            name of the build
-- @column commit    text            full hash; empty: unknown
-- @column time      time            of the build
-- @column size      bytes           from this build on; null: gone
-- @column delta     delta           more than before
WITH RECURSIVE
exact AS (  -- names that stand in the index as they are
  SELECT symbol.target_id, symbol.symbol_id
  FROM target
  CROSS JOIN json_each(:symbols) AS asked
  CROSS JOIN text
    ON text.hash = name_hash(asked.value)
    AND text.target_id = target.target_id
    AND text.text = asked.value
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  WHERE target.name = :target
),
named AS (  -- else patterns
  SELECT exact.target_id, exact.symbol_id
  FROM exact
  UNION ALL
  SELECT symbol.target_id, symbol.symbol_id
  FROM target
  CROSS JOIN text
    ON text.target_id = target.target_id
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  WHERE target.name = :target
    AND :symbols <> '[]'
    AND NOT EXISTS (SELECT 1 FROM exact)
    AND name_matches(text.text, :symbols)
),
chosen AS (  -- with the alias groups that such a name was ever in
  SELECT only.value AS symbol_id
  FROM json_each(:only) AS only
  UNION
  SELECT named.symbol_id
  FROM named
  UNION
  SELECT alias_change.group_id
  FROM named
  CROSS JOIN branch
    ON branch.target_id = named.target_id
  CROSS JOIN alias_change
    ON alias_change.target_id = branch.target_id
    AND alias_change.branch_id = branch.branch_id
    AND alias_change.symbol_id = named.symbol_id
  WHERE alias_change.group_id > 0
),
line (target_id, branch_id, last_ord, forks) AS (  -- the branch, then what it forks from
  SELECT branch.target_id, branch.branch_id, 9223372036854775807, 0
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  WHERE target.name = :target
    AND branch.name = :branch
  UNION ALL
  SELECT line.target_id, branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  CROSS JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
    AND line.forks < (  -- more is a circle
      SELECT count(*)
      FROM branch AS known
      WHERE known.target_id = line.target_id
    )
),
memory AS MATERIALIZED (  -- each block as it was when it was last there
  SELECT
    block.block_id,
    block.name,
    change.parent_block_id,
    change.same_range_id,
    min(line.forks) AS forks
  FROM line
  CROSS JOIN block
    ON block.target_id = line.target_id
  CROSS JOIN block_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.block_id = block.block_id
    AND change.ord = (
      SELECT max(newest.ord)
      FROM block_change AS newest
      WHERE newest.target_id = line.target_id
        AND newest.branch_id = line.branch_id
        AND newest.block_id = block.block_id
        AND newest.ord <= line.last_ord
        AND newest.present = 1
    )
  WHERE :blocks <> '[]'
  GROUP BY block.block_id
),
counted_block (block_id) AS (  -- the asked blocks and all that lies in them
  SELECT iif(memory.same_range_id = 0, memory.block_id, memory.same_range_id)
  FROM memory
  WHERE name_matches(memory.name, :blocks)
  UNION
  SELECT memory.block_id
  FROM counted_block
  JOIN memory
    ON counted_block.block_id IN (memory.parent_block_id, memory.same_range_id)
),
newest_ord AS (  -- where in each branch of the line stands the newest row of a region
  SELECT
    line.target_id,
    line.branch_id,
    line.forks,
    region.region_id,
    (
      SELECT max(change.ord)
      FROM region_change AS change
      WHERE change.target_id = line.target_id
        AND change.branch_id = line.branch_id
        AND change.region_id = region.region_id
        AND change.ord <= line.last_ord
        AND change.size IS NOT NULL
    ) AS ord
  FROM line
  CROSS JOIN region
    ON region.target_id = line.target_id
  WHERE :blocks = '[]'
    AND name_matches(region.name, :regions)
),
weighed_region AS (  -- weight: how often the bytes of a region count
  SELECT
    newest_ord.region_id,
    9223372036854775807 AS forks,
    0 AS ord,
    change.takes_space AS weight,
    min(newest_ord.forks) AS nearest
  FROM newest_ord
  CROSS JOIN region_change AS change
    ON change.target_id = newest_ord.target_id
    AND change.branch_id = newest_ord.branch_id
    AND change.region_id = newest_ord.region_id
    AND change.ord = newest_ord.ord
  GROUP BY newest_ord.region_id
  UNION ALL
  SELECT
    region.region_id,
    line.forks,
    change.ord,
    (
      change.takes_space = 1
      AND change.block_id IN (SELECT counted_block.block_id FROM counted_block)
    ) + (
      change.load_size > 0
      AND change.load_block_id IN (SELECT counted_block.block_id FROM counted_block)
    ) AS weight,
    0
  FROM line
  CROSS JOIN region
    ON region.target_id = line.target_id
  CROSS JOIN region_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.region_id = region.region_id
    AND change.ord <= line.last_ord
    AND change.size IS NOT NULL
  WHERE :blocks <> '[]'
    AND name_matches(region.name, :regions)
),
region_weight AS MATERIALIZED (  -- from where on it counts how much more often
  SELECT
    weighed_region.region_id,
    weighed_region.forks,
    weighed_region.ord,
    weighed_region.weight - lag(weighed_region.weight, 1, 0) OVER (
      PARTITION BY weighed_region.region_id
      ORDER BY weighed_region.forks DESC, weighed_region.ord
    ) AS more
  FROM weighed_region
),
part AS MATERIALIZED (  -- one of one region
  SELECT
    symbol.symbol_id,
    text.text AS name,
    object.path AS object,
    object.archive,
    symbol.region_id,
    region.name AS region
  FROM chosen
  CROSS JOIN target
    ON target.name = :target
  CROSS JOIN symbol
    ON symbol.target_id = target.target_id
    AND symbol.symbol_id = chosen.symbol_id
  CROSS JOIN object
    ON object.target_id = symbol.target_id
    AND object.object_id = symbol.object_id
  CROSS JOIN region
    ON region.target_id = symbol.target_id
    AND region.region_id = symbol.region_id
  CROSS JOIN text
    ON text.target_id = symbol.target_id
    AND text.text_id = symbol.name_id
  WHERE name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR object.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
),
event AS (  -- it changes, or where it lies counts from here on; came: 1, went: -1
  SELECT
    change.symbol_id,
    line.forks,
    change.ord,
    change.delta,
    (change.size IS NOT NULL) - lag(change.size IS NOT NULL, 1, 0) OVER (
      PARTITION BY change.symbol_id
      ORDER BY line.forks DESC, change.ord
    ) AS came,
    0 AS more
  FROM part
  CROSS JOIN line
  CROSS JOIN symbol_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.symbol_id = part.symbol_id
    AND change.ord <= line.last_ord
  UNION ALL
  SELECT part.symbol_id, region_weight.forks, region_weight.ord, 0, 0, region_weight.more
  FROM part
  JOIN region_weight
    ON region_weight.region_id = part.region_id
  WHERE region_weight.more <> 0
),
standing AS (
  SELECT
    event.symbol_id,
    event.forks,
    event.ord,
    CASE
      WHEN sum(event.came) OVER earlier > 0 AND sum(event.more) OVER earlier > 0
        THEN (sum(event.delta) OVER earlier) * (sum(event.more) OVER earlier)
    END AS size
  FROM event
  WINDOW earlier AS (
    PARTITION BY event.symbol_id
    ORDER BY event.forks DESC, event.ord
  )
),
compared AS (
  SELECT
    standing.symbol_id,
    standing.forks,
    standing.ord,
    standing.size,
    lag(standing.size) OVER (
      PARTITION BY standing.symbol_id
      ORDER BY standing.forks DESC, standing.ord
    ) AS size_before
  FROM standing
)
SELECT
  compared.symbol_id AS symbol_id,
  part.name AS name,
  part.object AS object,
  part.archive AS archive,
  part.region AS region,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  compared.size AS size,
  coalesce(compared.size, 0) - coalesce(compared.size_before, 0) AS delta
FROM compared
JOIN part
  ON part.symbol_id = compared.symbol_id
JOIN line
  ON line.forks = compared.forks
JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord = compared.ord
WHERE compared.size IS NOT compared.size_before
ORDER BY compared.symbol_id, compared.forks DESC, compared.ord;
