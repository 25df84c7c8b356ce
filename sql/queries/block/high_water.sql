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
stop AS MATERIALIZED (
  SELECT stop.place, stop.forks, stop.ord
  FROM line
  CROSS JOIN build_line(line.target_id, line.branch_id, 0) AS stop
  WHERE line.forks = 0
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
stretch AS MATERIALIZED (  -- of builds, each with the place at which it starts
  SELECT
    ((stop.place + 1) * cut.stretches - 1) / cut.length AS number,
    min(stop.place) AS place,
    stop.forks,
    stop.ord
  FROM stop
  CROSS JOIN cut
  WHERE :releases = 0
    OR EXISTS (
      SELECT 1
      FROM line
      JOIN tag
        ON tag.target_id = line.target_id
        AND tag.branch_id = line.branch_id
        AND tag.ord = stop.ord
      WHERE line.forks = stop.forks
    )
  GROUP BY number
),
changed AS (  -- of each block, in each branch of the line: its last change until then
  SELECT
    stretch.place,
    stretch.number,
    line.target_id,
    line.branch_id,
    block.block_id,
    line.forks,
    (
      SELECT max(change.ord)
      FROM block_change AS change
      WHERE change.target_id = line.target_id
        AND change.branch_id = line.branch_id
        AND change.block_id = block.block_id
        AND change.ord <= iif(line.forks = stretch.forks, stretch.ord, line.last_ord)
    ) AS ord
  FROM stretch
  JOIN line
    ON line.forks >= stretch.forks
  CROSS JOIN block
    ON block.target_id = line.target_id
  WHERE name_matches(block.name, :blocks)
),
latest AS (
  SELECT
    changed.place,
    changed.number,
    changed.target_id,
    changed.branch_id,
    changed.block_id,
    changed.ord,
    min(changed.forks) AS forks
  FROM changed
  WHERE changed.ord IS NOT NULL
  GROUP BY changed.block_id, changed.place
),
point AS MATERIALIZED (  -- how a stretch starts, and what changes in it
  SELECT
    latest.block_id,
    latest.place,
    latest.number AS stretch,
    latest.branch_id,
    latest.ord,
    change.all_high_water AS high_water
  FROM latest
  CROSS JOIN block_change AS change
    ON change.target_id = latest.target_id
    AND change.branch_id = latest.branch_id
    AND change.block_id = latest.block_id
    AND change.ord = latest.ord
  WHERE change.present
    AND change.same_range_id = 0
  UNION ALL
  SELECT
    block.block_id,
    stop.place,
    ((stop.place + 1) * cut.stretches - 1) / cut.length,
    line.branch_id,
    change.ord,
    change.all_high_water
  FROM line
  CROSS JOIN cut
  CROSS JOIN block
    ON block.target_id = line.target_id
  CROSS JOIN block_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.block_id = block.block_id
    AND change.ord <= line.last_ord
  CROSS JOIN stop
    ON stop.forks = line.forks
    AND stop.ord = change.ord
  WHERE cut.stretches < cut.length
    AND change.present
    AND change.same_range_id = 0
    AND name_matches(block.name, :blocks)
),
extreme (block_id, place, branch_id, ord, level) AS (
  SELECT point.block_id, point.place, point.branch_id, point.ord, min(point.high_water)
  FROM point
  GROUP BY point.block_id, point.stretch
  UNION
  SELECT point.block_id, point.place, point.branch_id, point.ord, max(point.high_water)
  FROM point
  GROUP BY point.block_id, point.stretch
)
SELECT
  block.name AS name,
  build.build_id AS build,
  stop.place AS place,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  build.status AS status,
  change.all_used AS used,
  change.all_high_water AS high_water,
  change.all_high_water - lag(change.all_high_water) OVER (
    PARTITION BY extreme.block_id
    ORDER BY stop.place
  ) AS delta,
  change.length AS length,
  max(coalesce(change.all_high_water - change.length, 0), 0) AS overflow
FROM extreme
CROSS JOIN stop
  ON stop.place = extreme.place
CROSS JOIN line
  ON line.forks = stop.forks
CROSS JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord = stop.ord
CROSS JOIN block
  ON block.target_id = line.target_id
  AND block.block_id = extreme.block_id
CROSS JOIN block_change AS change
  ON change.target_id = line.target_id
  AND change.branch_id = extreme.branch_id
  AND change.block_id = extreme.block_id
  AND change.ord = extreme.ord
ORDER BY extreme.block_id, stop.place;
