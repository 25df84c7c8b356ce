-- What the changes of the parts of each region sum to: one branch, up to a build.  A region
-- has a row for each of its parts: grouped as the rows are stored, they need no sorting.
SELECT region_id, sum(delta)
FROM object_change
WHERE target_id = :target AND branch_id = :branch AND ord <= :ord
GROUP BY object_id, region_id, kind
