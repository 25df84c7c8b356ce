-- Which build is the newest at or before a place in a branch?
SELECT ord
FROM main.layout
WHERE target_id = :target
  AND branch_id = :branch
  AND ord <= :ord
ORDER BY ord DESC
LIMIT 1
