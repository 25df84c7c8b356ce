-- In which builds of a branch did the sum of all loaded regions change?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @column name      text            total
-- @column build     count           id of the build, oldest first
-- @column label     text            name of the build
-- @column commit    text            full hash; empty: unknown
-- @column time      time            of the build
-- @column size      bytes           from this build on: every loaded region once
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
step AS (
  SELECT
    line.forks,
    build.target_id,
    build.branch_id,
    build.ord,
    build.loaded_bytes - lag(build.loaded_bytes, 1, 0) OVER (
      ORDER BY line.forks DESC, build.ord
    ) AS delta
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
)
SELECT
  'total' AS name,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  build.loaded_bytes AS size,
  step.delta AS delta
FROM step
CROSS JOIN build
  ON build.target_id = step.target_id
  AND build.branch_id = step.branch_id
  AND build.ord = step.ord
WHERE step.delta <> 0
ORDER BY step.forks DESC, step.ord;
