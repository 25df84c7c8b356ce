-- Adds a branch that stands alone.
INSERT INTO branch (target_id, branch_id, name)
SELECT :target, coalesce(max(branch_id), 0) + 1, :name FROM branch WHERE target_id = :target
