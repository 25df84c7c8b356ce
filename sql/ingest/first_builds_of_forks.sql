-- The first build of each branch that forks at a build.
SELECT branch.branch_id,
       (SELECT min(build.ord) FROM build
        WHERE build.target_id = branch.target_id
          AND build.branch_id = branch.branch_id) AS first_ord
FROM branch
WHERE branch.target_id = :target
  AND branch.fork_branch_id = :branch
  AND branch.fork_ord = :ord
  AND first_ord IS NOT NULL
