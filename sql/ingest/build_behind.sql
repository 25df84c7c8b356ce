-- The first build of a branch that stands behind a new one; :second is the place that its
-- time alone would give it.
SELECT ord FROM build
WHERE target_id = :target AND branch_id = :branch AND ord >= :second
  AND (time, generation, label) > (:time, :generation, :label)
ORDER BY ord LIMIT 1
