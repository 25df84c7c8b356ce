-- Says where a branch forks.
WITH fork (target_id, branch_id, fork_branch_id, fork_ord)
  AS (VALUES (:target, :branch, :fork_branch, :fork_ord))
UPDATE branch SET fork_branch_id = fork.fork_branch_id, fork_ord = fork.fork_ord FROM fork
WHERE branch.target_id = fork.target_id AND branch.branch_id = fork.branch_id
