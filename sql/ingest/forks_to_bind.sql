-- The branches whose fork point is not what their builds say: the build of another branch,
-- not later than the branch's first build, whose commit is that build's parent.  Of several the
-- first branch by name, and there the last build.  At equal times the branch that comes first
-- by name is the elder, so that no two branches fork from each other.
WITH first_build AS (
  SELECT branch.branch_id, branch.name, branch.fork_branch_id, branch.fork_ord,
         build.ord, build.time, build.parent_commit
  FROM branch
  JOIN build ON build.target_id = branch.target_id AND build.branch_id = branch.branch_id
            AND build.ord = (SELECT min(ord) FROM build AS other
                             WHERE other.target_id = branch.target_id
                               AND other.branch_id = branch.branch_id)
  WHERE branch.target_id = :target
    AND (build.parent_commit <> '' OR branch.fork_branch_id <> 0)
),
candidate AS (
  SELECT first_build.branch_id, parent.branch_id AS fork_branch_id, parent.ord AS fork_ord,
         row_number() OVER (PARTITION BY first_build.branch_id
                            ORDER BY elder.name, parent.ord DESC) AS choice
  FROM first_build
  JOIN build AS parent ON parent.commit_hash = first_build.parent_commit
                      AND parent.commit_hash <> ''
                      AND parent.target_id = :target
                      AND parent.branch_id <> first_build.branch_id
  JOIN branch AS elder ON elder.target_id = :target AND elder.branch_id = parent.branch_id
  WHERE (parent.time, elder.name) < (first_build.time, first_build.name)
)
SELECT first_build.branch_id, first_build.ord,
       coalesce(candidate.fork_branch_id, 0) AS wanted_branch_id,
       coalesce(candidate.fork_ord, 0) AS wanted_ord
FROM first_build
LEFT JOIN candidate ON candidate.branch_id = first_build.branch_id AND candidate.choice = 1
WHERE (first_build.fork_branch_id, first_build.fork_ord) <> (wanted_branch_id, wanted_ord)
