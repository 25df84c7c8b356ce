-- Which is the last build before one that links and fits?
--
-- In its branch and those that it comes from.
--
-- @param  build     build = latest  the build that does not
-- @column build     count           id of the build
WITH RECURSIVE
bad AS (
  SELECT build.target_id, build.branch_id, build.ord
  FROM build
  WHERE build.build_id = :build
),
line (target_id, branch_id, last_ord, forks) AS (
  SELECT bad.target_id, bad.branch_id, bad.ord - 1, 0
  FROM bad
  UNION ALL
  SELECT line.target_id, branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
)
SELECT build.build_id AS build
FROM line
JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord <= line.last_ord
WHERE build.status = 'ok'
ORDER BY line.forks, build.ord DESC
LIMIT 1;
