-- What the changes of each region sum to: one branch, up to a build; and what of
-- it came after another one.
SELECT
  region_id,
  sum(delta),
  coalesce(sum(delta) FILTER (WHERE ord > :first), 0) AS later
FROM region_change
WHERE target_id = :target AND branch_id = :branch AND ord <= :last
GROUP BY region_id
