-- Where does a branch fork?
SELECT fork_branch_id, fork_ord
FROM main.branch
WHERE target_id = :target
  AND branch_id = :branch
  AND fork_branch_id <> 0
