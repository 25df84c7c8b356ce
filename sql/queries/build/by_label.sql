-- Which builds of a target have this label?
--
-- @param  target target = ""  board and variant
-- @param  label  text         exact label; it is unique in a branch
-- @column build  count        id of the build
SELECT build.build_id AS build
FROM target
JOIN branch
  ON branch.target_id = target.target_id
JOIN build
  ON build.target_id = branch.target_id
  AND build.branch_id = branch.branch_id
WHERE target.name = :target
  AND build.label = :label
ORDER BY build.build_id;
