-- By which names can the builds of a target be called?
--
-- @param  target target = ""  board and variant
-- @column name   text         a label, tag or branch
-- @column kind   text         label, tag or branch
SELECT build.label AS name, 'label' AS kind
FROM target
JOIN build
  ON build.target_id = target.target_id
WHERE target.name = :target
UNION
SELECT tag.name AS name, 'tag' AS kind
FROM target
JOIN tag
  ON tag.target_id = target.target_id
WHERE target.name = :target
UNION
SELECT branch.name AS name, 'branch' AS kind
FROM target
JOIN branch
  ON branch.target_id = target.target_id
WHERE target.name = :target
ORDER BY name, kind;
