-- Which builds lead to the newest one of a branch?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  last      count  = 0      only so many of the newest; 0: all
-- @column build     count           id of the build, oldest first
-- @column is_release count          1: it has a tag
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
listed AS (
  SELECT line.forks, build.target_id, build.branch_id, build.ord, build.build_id
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
  ORDER BY line.forks, build.ord DESC
  LIMIT iif(:last = 0, -1, :last)
)
SELECT
  listed.build_id AS build,
  EXISTS (
    SELECT 1
    FROM tag
    WHERE tag.target_id = listed.target_id
      AND tag.branch_id = listed.branch_id
      AND tag.ord = listed.ord
  ) AS is_release
FROM listed
ORDER BY listed.forks DESC, listed.ord;
