-- Where a branch forks; no row when it stands alone.
SELECT fork_branch_id, fork_ord FROM branch
WHERE target_id = :target AND branch_id = :branch AND fork_branch_id <> 0
