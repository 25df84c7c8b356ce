-- Which builds of a target are the newest?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = ""     line of builds; empty: all
-- @param  last      count  = 20     how many; 0: all
-- @column build     count           id of the build, newest first
-- @column builds    count           how many there are in all
SELECT
  build.build_id AS build,
  count(*) OVER () AS builds
FROM target
JOIN branch
  ON branch.target_id = target.target_id
JOIN build
  ON build.target_id = branch.target_id
  AND build.branch_id = branch.branch_id
WHERE target.name = :target
  AND (branch.name = :branch OR :branch = '')
ORDER BY build.time DESC, build.ord DESC, build.build_id DESC
LIMIT iif(:last = 0, -1, :last);
