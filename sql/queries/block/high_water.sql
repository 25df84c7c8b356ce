-- How high did blocks stand in each build of a branch, against what they hold?
--
-- With the blocks nested in them; of blocks with one range only the first declared.  With
-- points, the line is cut into stretches and the lowest and the highest build of each is
-- left, so that no peak and no overflow is lost; the newest build always stays.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  blocks    globs  = []     blocks
-- @param  points    count  = 0      at most so many a block (3 or more); 0: every build
-- @param  releases  count  = 0      1: only builds with a tag, all of them
-- @column name      text            block
-- @column build     count           id of the build, oldest first for each block
-- @column place     count           of the build in its line, from 0
-- @column label     text            name of the build
-- @column commit    text            of the build; empty: unknown
-- @column time      time            of the build
-- @column status    text            how far the build can be trusted
-- @column used      bytes           of content
-- @column high_water bytes          highest end - origin: what has to fit
-- @column delta     delta           of high_water, since the point before
-- @column length    bytes           how many bytes the block has; null: unknown
-- @column overflow  bytes           what does not fit: 0, but in an overflowed build
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
stop AS MATERIALIZED (
  SELECT
    row_number() OVER (ORDER BY line.forks DESC, build.ord) - 1 AS place,
    line.forks,
    build.ord
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
),
cut AS MATERIALIZED (  -- into how many stretches, the newest build not counted
  SELECT
    max(count(*) - 1, 1) AS length,
    max(min(
      count(*) - 1,
      iif(
        :points = 0 OR :points >= count(*) OR :releases = 1,
        count(*),
        (:points - 1) / 2
      )
    ), 1) AS stretches
  FROM stop
),
step AS (
  SELECT
    block.block_id,
    block.name,
    stop.place,
    lead(stop.place, 1, cut.length + 1) OVER (
      PARTITION BY block.block_id
      ORDER BY stop.place
    ) AS next_place,
    iif(change.present AND change.same_range_id = 0, change.all_used, NULL) AS used,
    change.all_high_water AS high_water,
    change.length
  FROM line
  CROSS JOIN cut
  JOIN block
    ON block.target_id = line.target_id
  JOIN block_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.block_id = block.block_id
    AND change.ord <= line.last_ord
  JOIN stop
    ON stop.forks = line.forks
    AND stop.ord = change.ord
  WHERE name_matches(block.name, :blocks)
),
spread (block_id, name, place, stretch, next_place, used, high_water, length) AS (
  SELECT
    step.block_id,
    step.name,
    step.place,
    ((step.place + 1) * cut.stretches - 1) / cut.length,
    step.next_place,
    step.used,
    step.high_water,
    step.length
  FROM step
  CROSS JOIN cut
  WHERE step.used IS NOT NULL
  UNION ALL  -- a step lasts into the stretches behind it
  SELECT
    spread.block_id,
    spread.name,
    cut.length * (spread.stretch + 1) / cut.stretches,
    spread.stretch + 1,
    spread.next_place,
    spread.used,
    spread.high_water,
    spread.length
  FROM spread
  CROSS JOIN cut
  WHERE cut.length * (spread.stretch + 1) / cut.stretches < spread.next_place
    AND spread.stretch < cut.stretches
),
point AS MATERIALIZED (
  SELECT
    spread.block_id,
    spread.name,
    spread.place,
    spread.stretch,
    spread.used,
    spread.high_water,
    spread.length
  FROM spread
),
extreme (block_id, name, place, used, high_water, length, level) AS (
  SELECT
    point.block_id,
    point.name,
    point.place,
    point.used,
    point.high_water,
    point.length,
    min(point.high_water)
  FROM point
  GROUP BY point.block_id, point.stretch
  UNION
  SELECT
    point.block_id,
    point.name,
    point.place,
    point.used,
    point.high_water,
    point.length,
    max(point.high_water)
  FROM point
  GROUP BY point.block_id, point.stretch
)
SELECT
  extreme.name AS name,
  build.build_id AS build,
  stop.place AS place,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  build.status AS status,
  extreme.used AS used,
  extreme.high_water AS high_water,
  extreme.high_water - lag(extreme.high_water) OVER (
    PARTITION BY extreme.block_id
    ORDER BY stop.place
  ) AS delta,
  extreme.length AS length,
  max(coalesce(extreme.high_water - extreme.length, 0), 0) AS overflow
FROM extreme
CROSS JOIN stop
  ON stop.place = extreme.place
CROSS JOIN line
  ON line.forks = stop.forks
CROSS JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord = stop.ord
WHERE :releases = 0
  OR EXISTS (
    SELECT 1
    FROM tag
    WHERE tag.target_id = build.target_id
      AND tag.branch_id = build.branch_id
      AND tag.ord = build.ord
  )
ORDER BY extreme.block_id, stop.place;
