-- What the changes of each region sum to: one branch, up to a build.
SELECT region_id, sum(delta)
FROM region_change
WHERE target_id = :target AND branch_id = :branch AND ord <= :ord
GROUP BY region_id
