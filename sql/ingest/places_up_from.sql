-- Places and times of the builds of a branch, from one on.
SELECT ord, time FROM build
WHERE target_id = :target AND branch_id = :branch AND ord >= :ord
ORDER BY ord
