-- What are the layouts of a branch, from one build back to its beginning?
SELECT ord, kind, data
FROM main.layout
WHERE target_id = :target
  AND branch_id = :branch
  AND ord <= :ord
ORDER BY ord DESC
