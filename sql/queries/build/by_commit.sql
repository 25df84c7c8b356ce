-- Which builds of a target are of a commit that begins like this?
--
-- @param  target target = ""  board and variant
-- @param  commit text         hash or the first digits of it, lower case
-- @column build  count        id of the build
SELECT build.build_id AS build
FROM target
JOIN build
  ON build.target_id = target.target_id
WHERE target.name = :target
  AND build.commit_hash >= :commit
  AND build.commit_hash < :commit || 'g'
ORDER BY build.build_id;
