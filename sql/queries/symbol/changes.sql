-- In which builds of a branch did some symbols change their size?
--
-- A region counts where it lies in the newest build.
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
  JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
),
newest AS (  -- the newest build: its memory table says what lies in what
  SELECT build.target_id, build.branch_id, build.ord
  FROM line
  JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
  ORDER BY line.forks, build.ord DESC
  LIMIT 1
),
memory AS MATERIALIZED (
  SELECT block.block_id, block.name, block.parent_block_id, block.same_range_id
  FROM newest
  CROSS JOIN build_block(newest.target_id, newest.branch_id, newest.ord) AS block
),
counted_block (block_id) AS (  -- the asked blocks and all that lies in them
  SELECT iif(memory.same_range_id = 0, memory.block_id, memory.same_range_id)
  FROM memory
  WHERE :blocks <> '[]'
    AND name_matches(memory.name, :blocks)
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
  WHERE name_matches(region.name, :regions)
),
nearest_ord AS (  -- the other columns are those of the least forks
  SELECT
    newest_ord.target_id,
    newest_ord.branch_id,
    min(newest_ord.forks) AS forks,
    newest_ord.region_id,
    newest_ord.ord
  FROM newest_ord
  WHERE newest_ord.ord IS NOT NULL
  GROUP BY newest_ord.region_id
),
newest_row AS (  -- says where the region lies
  SELECT
    change.region_id,
    change.block_id,
    change.load_block_id,
    change.load_size,
    change.takes_space
  FROM nearest_ord
  CROSS JOIN region_change AS change
    ON change.target_id = nearest_ord.target_id
    AND change.branch_id = nearest_ord.branch_id
    AND change.region_id = nearest_ord.region_id
    AND change.ord = nearest_ord.ord
),
counted_region AS MATERIALIZED (  -- weight: how often the bytes of a region count
  SELECT
    newest_row.region_id,
    CASE
      WHEN :blocks = '[]' THEN newest_row.takes_space
      ELSE
        (
          newest_row.takes_space = 1
          AND newest_row.block_id IN (SELECT counted_block.block_id FROM counted_block)
        ) + (
          newest_row.load_size > 0
          AND newest_row.load_block_id IN (
            SELECT counted_block.block_id FROM counted_block
          )
        )
    END AS weight
  FROM newest_row
)
SELECT
  symbol.symbol_id AS symbol_id,
  text.text AS name,
  object.path AS object,
  object.archive AS archive,
  region.name AS region,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  change.size * counted_region.weight AS size,
  change.delta * counted_region.weight AS delta
FROM chosen
CROSS JOIN line
CROSS JOIN symbol
  ON symbol.target_id = line.target_id
  AND symbol.symbol_id = chosen.symbol_id
CROSS JOIN counted_region
  ON counted_region.region_id = symbol.region_id
CROSS JOIN symbol_change AS change
  ON change.target_id = line.target_id
  AND change.branch_id = line.branch_id
  AND change.symbol_id = symbol.symbol_id
  AND change.ord <= line.last_ord
CROSS JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord = change.ord
CROSS JOIN text
  ON text.target_id = symbol.target_id
  AND text.text_id = symbol.name_id
CROSS JOIN object
  ON object.target_id = symbol.target_id
  AND object.object_id = symbol.object_id
CROSS JOIN region
  ON region.target_id = symbol.target_id
  AND region.region_id = symbol.region_id
WHERE counted_region.weight > 0
  AND name_matches(object.path, :objects)
  AND name_matches(object.archive, :archives)
  AND (
    :object_ids = '[]'
    OR object.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
  )
ORDER BY symbol.symbol_id, line.forks DESC, change.ord;
