-- In which order do some builds stand on the line of a branch?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  builds    builds          which ones; those that do not lead there have no row
-- @column build     count           id of the build, oldest first
-- @column is_oldest count           1: none leads to it
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
oldest AS MATERIALIZED (
  SELECT
    line.branch_id,
    (
      SELECT min(build.ord)
      FROM build
      WHERE build.target_id = line.target_id
        AND build.branch_id = line.branch_id
        AND build.ord <= line.last_ord
    ) AS ord
  FROM line
  ORDER BY line.forks DESC
  LIMIT 1
)
SELECT
  build.build_id AS build,
  build.branch_id = oldest.branch_id AND build.ord = oldest.ord AS is_oldest
FROM oldest
CROSS JOIN json_each(:builds) AS asked
CROSS JOIN build
  ON build.build_id = asked.value
CROSS JOIN line
  ON line.target_id = build.target_id
  AND line.branch_id = build.branch_id
  AND build.ord <= line.last_ord
ORDER BY line.forks DESC, build.ord;
