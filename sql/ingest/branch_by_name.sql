-- The branch of a name.
SELECT branch_id FROM branch WHERE target_id = :target AND name = :name
