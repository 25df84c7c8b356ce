-- What the changes of the parts of each region sum to: one branch, up to a build; and what of
-- it came after another one.  A region has a row for each of its objects: grouped as the
-- rows are stored, they need no sorting.
SELECT
  region_id,
  sum(delta),
  coalesce(sum(delta) FILTER (WHERE ord > :first), 0) AS later
FROM object_change
WHERE target_id = :target AND branch_id = :branch AND ord <= :last
GROUP BY object_id, region_id
