-- What does not fit in a build, and since which build?
--
-- One row a block that is too full, with those nested in it.  The good build is the last
-- before it that links and fits, in its branch or those that it comes from.  What grew
-- since: symbol/diff old=GOOD new=BUILD blocks=NAME sort_by=growth.
--
-- @param  build     build = latest  the build
-- @column name      text            block
-- @column length    bytes           how many bytes it has
-- @column high_water bytes          highest end - origin: what has to fit
-- @column over      bytes           high_water - length
-- @column used      bytes           of content
-- @column good      count           id of the good build; null: none
-- @column good_label text           name of that build
-- @column good_used bytes           of content in that build; 0: it lacks the block
-- @column delta     delta           used - good_used; null: no good build
WITH RECURSIVE
bad AS MATERIALIZED (
  SELECT build.target_id, build.branch_id, build.ord
  FROM build
  WHERE build.build_id = :build
),
line (target_id, branch_id, last_ord, forks) AS (
  SELECT bad.target_id, bad.branch_id, bad.ord - 1, 0
  FROM bad
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
),
good AS MATERIALIZED (
  SELECT build.target_id, build.branch_id, build.ord, build.build_id, build.label
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
  WHERE build.status = 'ok'
  ORDER BY line.forks, build.ord DESC
  LIMIT 1
),
overfull AS MATERIALIZED (
  SELECT
    block.position,
    block.block_id,
    block.name,
    block.length,
    block.all_high_water AS high_water,
    block.all_overflow AS over,
    block.all_used AS used
  FROM bad
  CROSS JOIN build_block(bad.target_id, bad.branch_id, bad.ord) AS block
  WHERE block.all_overflow > 0
    AND block.same_range_id = 0
),
before AS MATERIALIZED (
  SELECT block.block_id, block.all_used AS used
  FROM good
  CROSS JOIN build_block(good.target_id, good.branch_id, good.ord) AS block
)
SELECT
  overfull.name AS name,
  overfull.length AS length,
  overfull.high_water AS high_water,
  overfull.over AS over,
  overfull.used AS used,
  good.build_id AS good,
  good.label AS good_label,
  iif(good.build_id IS NULL, NULL, coalesce(before.used, 0)) AS good_used,
  iif(good.build_id IS NULL, NULL, overfull.used - coalesce(before.used, 0)) AS delta
FROM overfull
LEFT JOIN good
  ON 1
LEFT JOIN before
  ON before.block_id = overfull.block_id
ORDER BY overfull.position;
