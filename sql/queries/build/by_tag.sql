-- Which builds of a target have this tag?
--
-- @param  target target = ""  board and variant
-- @param  tag    text         exact name
-- @column build  count        id of the build
SELECT build.build_id AS build
FROM target
JOIN tag
  ON tag.target_id = target.target_id
JOIN build
  ON build.target_id = tag.target_id
  AND build.branch_id = tag.branch_id
  AND build.ord = tag.ord
WHERE target.name = :target
  AND tag.name = :tag
ORDER BY build.build_id;
