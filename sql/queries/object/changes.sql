-- In which builds of a branch did objects or archives change their size?
--
-- A region counts for as long as it lies in the blocks.
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
member AS MATERIALIZED (  -- whole_id: what its bytes are summed as
  SELECT
    object.object_id,
    iif(
      :level = 'archive',
      min(object.object_id) OVER (PARTITION BY object.archive),
      object.object_id
    ) AS whole_id
  FROM target
  CROSS JOIN object
    ON object.target_id = target.target_id
  WHERE target.name = :target
    AND object.object_id <> 0
    AND name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR object.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
),
part_change AS MATERIALIZED (  -- of what an object has in a region; came: 1, went: -1
  SELECT
    line.forks,
    change.ord,
    member.whole_id,
    change.object_id,
    change.region_id,
    change.kind,
    change.delta,
    (change.size IS NOT NULL) - lag(change.size IS NOT NULL, 1, 0) OVER (
      PARTITION BY change.object_id, change.region_id, change.kind
      ORDER BY line.forks DESC, change.ord
    ) AS came
  FROM member
  CROSS JOIN line
  CROSS JOIN object_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.object_id = member.object_id
    AND change.ord <= line.last_ord
  WHERE change.kind <> 'fill'
    AND change.region_id IN (SELECT region_weight.region_id FROM region_weight)
),
part AS (
  SELECT DISTINCT
    part_change.whole_id,
    part_change.object_id,
    part_change.region_id,
    part_change.kind
  FROM part_change
),
event AS (  -- it changes, or where it lies counts from here on
  SELECT
    part_change.whole_id,
    part_change.object_id,
    part_change.region_id,
    part_change.kind,
    part_change.forks,
    part_change.ord,
    part_change.delta,
    part_change.came,
    0 AS more
  FROM part_change
  UNION ALL
  SELECT
    part.whole_id,
    part.object_id,
    part.region_id,
    part.kind,
    region_weight.forks,
    region_weight.ord,
    0,
    0,
    region_weight.more
  FROM part
  JOIN region_weight
    ON region_weight.region_id = part.region_id
  WHERE region_weight.more <> 0
),
standing AS (
  SELECT
    event.whole_id,
    event.object_id,
    event.region_id,
    event.kind,
    event.forks,
    event.ord,
    CASE
      WHEN sum(event.came) OVER earlier > 0 AND sum(event.more) OVER earlier > 0
        THEN (sum(event.delta) OVER earlier) * (sum(event.more) OVER earlier)
    END AS size
  FROM event
  WINDOW earlier AS (
    PARTITION BY event.object_id, event.region_id, event.kind
    ORDER BY event.forks DESC, event.ord
  )
),
step AS (
  SELECT
    standing.whole_id,
    standing.forks,
    standing.ord,
    coalesce(standing.size, 0) - lag(coalesce(standing.size, 0), 1, 0) OVER part AS delta,
    (standing.size IS NOT NULL) - lag(standing.size IS NOT NULL, 1, 0) OVER part AS came
  FROM standing
  WINDOW part AS (
    PARTITION BY standing.object_id, standing.region_id, standing.kind
    ORDER BY standing.forks DESC, standing.ord
  )
),
summed AS (
  SELECT
    step.whole_id,
    step.forks,
    step.ord,
    sum(step.delta) AS delta,
    sum(step.came) AS came
  FROM step
  GROUP BY step.whole_id, step.forks, step.ord
),
whole AS (
  SELECT
    summed.whole_id,
    summed.forks,
    summed.ord,
    iif(sum(summed.came) OVER earlier > 0, sum(summed.delta) OVER earlier, NULL) AS size
  FROM summed
  WINDOW earlier AS (
    PARTITION BY summed.whole_id
    ORDER BY summed.forks DESC, summed.ord
  )
),
compared AS (
  SELECT
    whole.whole_id,
    whole.forks,
    whole.ord,
    whole.size,
    lag(whole.size) OVER (
      PARTITION BY whole.whole_id
      ORDER BY whole.forks DESC, whole.ord
    ) AS size_before
  FROM whole
)
SELECT
  compared.whole_id AS object_id,
  iif(:level = 'archive', object.archive, object.path) AS name,
  iif(:level = 'archive', NULL, object.path) AS object,
  object.archive AS archive,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  compared.size AS size,
  coalesce(compared.size, 0) - coalesce(compared.size_before, 0) AS delta
FROM compared
JOIN line
  ON line.forks = compared.forks
JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord = compared.ord
JOIN object
  ON object.target_id = line.target_id
  AND object.object_id = compared.whole_id
WHERE compared.size IS NOT compared.size_before
ORDER BY compared.whole_id, compared.forks DESC, compared.ord;
