-- The build before a place in a branch.
SELECT ord FROM build
WHERE target_id = :target AND branch_id = :branch AND ord < :ord
ORDER BY ord DESC LIMIT 1
