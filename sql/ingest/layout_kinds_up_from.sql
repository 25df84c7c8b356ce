-- What kinds of layout follow behind a build in its branch.
SELECT kind FROM layout
WHERE target_id = :target AND branch_id = :branch AND ord > :ord
ORDER BY ord
