-- Lets forks follow a build to another place.
WITH step (target_id, branch_id, old_ord, new_ord) AS (VALUES (:target, :branch, :from, :to))
UPDATE branch SET fork_ord = step.new_ord FROM step
WHERE branch.target_id = step.target_id AND branch.fork_branch_id = step.branch_id
  AND branch.fork_ord = step.old_ord
