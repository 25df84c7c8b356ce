CREATE VIEW branch_line (       -- a branch, the branch it forks from, and so on
  target_id,                    -- for joining
  branch_id,                    -- the branch that is looked at
  line_branch_id,               -- itself, or one that it comes from
  last_ord,                     -- the last build of that one that it shares
  forks                         -- how many forks lie between: 0 for itself
) AS
WITH RECURSIVE line (target_id, branch_id, line_branch_id, last_ord, forks) AS (
  SELECT target_id, branch_id, branch_id, 9223372036854775807, 0 FROM branch
  UNION ALL
  SELECT line.target_id, line.branch_id, branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  JOIN branch ON branch.target_id = line.target_id AND branch.branch_id = line.line_branch_id
  WHERE branch.fork_branch_id <> 0 AND line.forks < 1000
)
SELECT target_id, branch_id, line_branch_id, last_ord, forks FROM line
