-- In which builds of a branch did regions change their size?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  regions   globs  = []     regions
-- @param  blocks    globs  = []     count them where they lie in these blocks
-- @column region_id count           key of the region
-- @column name      text            region
-- @column build     count           id of the build, oldest first for each
-- @column label     text            name of the build
-- @column commit    text            full hash; empty: unknown
-- @column time      time            of the build
-- @column size      bytes           from this build on; null: gone
-- @column delta     delta           more than before
WITH RECURSIVE
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
weighed AS (
  SELECT
    line.forks,
    line.branch_id,
    region.target_id,
    region.region_id,
    region.name,
    change.ord,
    change.size,
    CASE
      WHEN :blocks = '[]' THEN change.takes_space
      ELSE
        (
          change.takes_space = 1
          AND change.block_id IN (SELECT counted_block.block_id FROM counted_block)
        ) + (
          change.load_size > 0
          AND change.load_block_id IN (
            SELECT counted_block.block_id FROM counted_block
          )
        )
    END AS weight
  FROM line
  CROSS JOIN region
    ON region.target_id = line.target_id
  CROSS JOIN region_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.region_id = region.region_id
    AND change.ord <= line.last_ord
  WHERE name_matches(region.name, :regions)
),
counted AS (  -- a region that lies elsewhere is not there
  SELECT
    weighed.forks,
    weighed.branch_id,
    weighed.target_id,
    weighed.region_id,
    weighed.name,
    weighed.ord,
    iif(weighed.weight > 0, weighed.size * weighed.weight, NULL) AS size
  FROM weighed
),
compared AS (
  SELECT
    counted.forks,
    counted.branch_id,
    counted.target_id,
    counted.region_id,
    counted.name,
    counted.ord,
    counted.size,
    lag(counted.size) OVER (
      PARTITION BY counted.region_id
      ORDER BY counted.forks DESC, counted.ord
    ) AS size_before
  FROM counted
)
SELECT
  compared.region_id AS region_id,
  compared.name AS name,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  compared.size AS size,
  coalesce(compared.size, 0) - coalesce(compared.size_before, 0) AS delta
FROM compared
JOIN build
  ON build.target_id = compared.target_id
  AND build.branch_id = compared.branch_id
  AND build.ord = compared.ord
WHERE compared.size IS NOT compared.size_before
ORDER BY compared.region_id, compared.forks DESC, compared.ord;
