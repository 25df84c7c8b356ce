-- The builds of a target.
SELECT branch_id, ord FROM build WHERE target_id = :target ORDER BY branch_id, ord
