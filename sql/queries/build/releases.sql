-- Which builds of a target are releases?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = ""     line of builds; empty: all
-- @column build     count           id of the build, oldest first
SELECT DISTINCT build.build_id AS build
FROM target
JOIN branch
  ON branch.target_id = target.target_id
JOIN tag
  ON tag.target_id = branch.target_id
  AND tag.branch_id = branch.branch_id
JOIN build
  ON build.target_id = tag.target_id
  AND build.branch_id = tag.branch_id
  AND build.ord = tag.ord
WHERE target.name = :target
  AND (branch.name = :branch OR :branch = '')
ORDER BY build.time, build.ord, build.build_id;
