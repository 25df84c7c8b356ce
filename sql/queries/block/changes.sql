-- In which builds of a branch did blocks change what they use?
--
-- With the blocks nested in them.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  blocks    globs  = []     blocks
-- @column name      text            block
-- @column length    bytes           how many bytes it has; null: unknown
-- @column build     count           id of the build, oldest first for each
-- @column label     text            name of the build
-- @column commit    text            full hash; empty: unknown
-- @column time      time            of the build
-- @column size      bytes           from this build on; null: gone
-- @column delta     delta           more than before
WITH RECURSIVE
line (target_id, branch_id, last_ord, forks) AS (  -- the branch, then what it forks from
  SELECT branch.target_id, branch.branch_id, 9223372036854775807, 0
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  WHERE target.name = :target
    AND branch.name = :branch
  UNION ALL
  SELECT line.target_id, branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  CROSS JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
    AND line.forks < (  -- more is a circle
      SELECT count(*)
      FROM branch AS known
      WHERE known.target_id = line.target_id
    )
)
SELECT
  block.name AS name,
  change.length AS length,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  iif(change.present, change.all_used, NULL) AS size,
  change.delta AS delta
FROM line
CROSS JOIN block
  ON block.target_id = line.target_id
CROSS JOIN block_change AS change
  ON change.target_id = line.target_id
  AND change.branch_id = line.branch_id
  AND change.block_id = block.block_id
  AND change.ord <= line.last_ord
CROSS JOIN build
  ON build.target_id = line.target_id
  AND build.branch_id = line.branch_id
  AND build.ord = change.ord
WHERE name_matches(block.name, :blocks)
ORDER BY block.block_id, line.forks DESC, change.ord;
