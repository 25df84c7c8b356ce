-- What did the blocks use in some builds of a branch?
--
-- With the blocks nested in them, as block/changes says it of all builds.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  builds    builds          which ones; those that do not lead there have no row
-- @column build     count           id of the build, in the order they were asked for
-- @column name      text            block; only those that the build has
-- @column length    bytes           how many bytes the block has; null: unknown
-- @column used      bytes           of content
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
asked AS MATERIALIZED (
  SELECT list.key AS place, build.build_id, build.ord, line.forks
  FROM json_each(:builds) AS list
  CROSS JOIN build
    ON build.build_id = list.value
  CROSS JOIN line
    ON line.target_id = build.target_id
    AND line.branch_id = build.branch_id
    AND build.ord <= line.last_ord
),
changed AS (  -- of each block, in each branch of the line: its last change until then
  SELECT
    asked.place,
    asked.build_id,
    line.target_id,
    line.branch_id,
    line.forks,
    block.block_id,
    block.name,
    (
      SELECT max(change.ord)
      FROM block_change AS change
      WHERE change.target_id = line.target_id
        AND change.branch_id = line.branch_id
        AND change.block_id = block.block_id
        AND change.ord <= iif(line.forks = asked.forks, asked.ord, line.last_ord)
    ) AS ord
  FROM asked
  CROSS JOIN line
    ON line.forks >= asked.forks
  CROSS JOIN block
    ON block.target_id = line.target_id
),
latest AS (  -- the other columns are those of the least forks
  SELECT
    changed.place,
    changed.build_id,
    changed.target_id,
    changed.branch_id,
    changed.block_id,
    changed.name,
    changed.ord,
    min(changed.forks) AS forks
  FROM changed
  WHERE changed.ord IS NOT NULL
  GROUP BY changed.place, changed.block_id
)
SELECT
  latest.build_id AS build,
  latest.name AS name,
  change.length AS length,
  change.all_used AS used
FROM latest
CROSS JOIN block_change AS change
  ON change.target_id = latest.target_id
  AND change.branch_id = latest.branch_id
  AND change.block_id = latest.block_id
  AND change.ord = latest.ord
WHERE change.present
ORDER BY latest.place, latest.block_id;
