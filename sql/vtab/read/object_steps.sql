-- By how much did objects change in the builds of a branch from one up to another?
SELECT object_id, region_id, kind, ord, delta
FROM main.object_change
WHERE target_id = :target
  AND branch_id = :branch
  AND ord >= :first
  AND ord <= :last
