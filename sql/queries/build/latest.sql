-- Which is the newest build of a branch, or the one so many builds before it?
--
-- A branch goes on into the branch it forks from, at the fork.
--
-- @param  target target = ""    board and variant
-- @param  branch text   = ""    empty: the target's main branch
-- @param  back   count  = 0     how many builds before the newest
-- @param  time   time   = null  the newest at or before this time
-- @column build  count          id of the build
WITH RECURSIVE
chosen AS (
  SELECT branch.target_id, branch.branch_id
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  WHERE target.name = :target
    AND (branch.name = :branch OR :branch = '')
  ORDER BY
    branch.name = 'main' DESC,
    branch.name = 'master' DESC,
    (
      SELECT max(build.ord)
      FROM build
      WHERE build.target_id = branch.target_id
        AND build.branch_id = branch.branch_id
    ) DESC
  LIMIT 1
),
line (target_id, branch_id, last_ord, forks) AS (
  SELECT chosen.target_id, chosen.branch_id, 9223372036854775807, 0
  FROM chosen
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
candidate AS (  -- of each branch of the line the newest so many
  SELECT line.target_id, line.branch_id, line.forks, line.last_ord, (
    SELECT build.ord
    FROM build
    WHERE build.target_id = line.target_id
      AND build.branch_id = line.branch_id
      AND build.ord <= line.last_ord
      AND (:time IS NULL OR build.time <= :time)
    ORDER BY build.ord DESC
    LIMIT 1 OFFSET :back
  ) AS first_ord
  FROM line
)
SELECT build.build_id AS build
FROM candidate
CROSS JOIN build
  ON build.target_id = candidate.target_id
  AND build.branch_id = candidate.branch_id
  AND build.ord <= candidate.last_ord
  AND build.ord >= coalesce(candidate.first_ord, -9223372036854775808)
WHERE :time IS NULL
  OR build.time <= :time
ORDER BY candidate.forks, build.ord DESC
LIMIT 1 OFFSET :back;
