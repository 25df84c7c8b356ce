-- The branches of a target and where they fork.
SELECT branch_id, name, fork_branch_id, fork_ord FROM branch WHERE target_id = :target
