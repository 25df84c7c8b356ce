-- In which builds of a branch did objects or archives change their size?
--
-- A region counts where it lies in the newest build.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  level     text   = object object or archive
-- @param  objects   globs  = []     objects by normalised path
-- @param  archives  globs  = []     archives
-- @param  object_ids text   = []     JSON array of object_id; []: all
-- @param  regions   globs  = []     count them in these regions alone
-- @param  blocks    globs  = []     count them where they lie in these blocks
-- @column object_id count           key of the object, of an archive its first one
-- @column name      text            path or archive
-- @column object    text            normalised path; null for archives
-- @column archive   text            archive of the object
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
),
step AS (  -- of one part; came: 1 where it came, -1 where it went
  SELECT
    line.target_id,
    line.branch_id,
    line.forks,
    change.ord,
    CASE :level
      WHEN 'archive' THEN (
        SELECT min(first.object_id)
        FROM object AS first
        WHERE first.target_id = object.target_id
          AND first.archive = object.archive
      )
      ELSE object.object_id
    END AS object_id,
    change.delta * counted_region.weight AS delta,
    (change.size IS NOT NULL) - coalesce(
      lag(change.size IS NOT NULL) OVER (
        PARTITION BY change.object_id, change.region_id, change.kind
        ORDER BY line.forks DESC, change.ord
      ),
      0
    ) AS came
  FROM line
  JOIN object
    ON object.target_id = line.target_id
  JOIN object_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.object_id = object.object_id
    AND change.ord <= line.last_ord
  JOIN counted_region
    ON counted_region.region_id = change.region_id
  WHERE object.object_id <> 0
    AND change.kind <> 'fill'
    AND counted_region.weight > 0
    AND name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR object.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
),
summed AS (
  SELECT
    step.target_id,
    step.branch_id,
    step.forks,
    step.ord,
    step.object_id,
    sum(step.delta) AS delta,
    sum(step.came) AS came
  FROM step
  GROUP BY step.object_id, step.forks, step.ord
)
SELECT
  summed.object_id AS object_id,
  iif(:level = 'archive', object.archive, object.path) AS name,
  iif(:level = 'archive', NULL, object.path) AS object,
  object.archive AS archive,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  iif(
    sum(summed.came) OVER earlier > 0,
    sum(summed.delta) OVER earlier,
    NULL
  ) AS size,
  summed.delta AS delta
FROM summed
JOIN build
  ON build.target_id = summed.target_id
  AND build.branch_id = summed.branch_id
  AND build.ord = summed.ord
JOIN object
  ON object.target_id = summed.target_id
  AND object.object_id = summed.object_id
WINDOW earlier AS (
  PARTITION BY summed.object_id
  ORDER BY summed.forks DESC, summed.ord
)
ORDER BY summed.object_id, summed.forks DESC, summed.ord;
