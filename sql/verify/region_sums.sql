-- What the change rows of a line sum to, by region: the branch up to a build, then what it
-- forks from.  Regions that are gone sum to 0.
WITH RECURSIVE line (branch_id, last_ord, forks) AS (
  SELECT :branch, :ord, 0
  UNION ALL
  SELECT branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  JOIN branch ON branch.target_id = :target AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0 AND line.forks < 1000
),
region_sum AS (
  SELECT region_id, sum(delta) AS size
  FROM region_change JOIN line USING (branch_id)
  WHERE target_id = :target AND ord <= last_ord
  GROUP BY region_id
),
object_sum AS (
  SELECT region_id, sum(delta) AS size
  FROM object_change JOIN line USING (branch_id)
  WHERE target_id = :target AND ord <= last_ord
  GROUP BY region_id
)
SELECT region_id, region_sum.size, coalesce(object_sum.size, 0)
FROM region_sum LEFT JOIN object_sum USING (region_id)
ORDER BY region_id
