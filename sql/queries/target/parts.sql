-- What are the blocks, regions, objects and symbols of a target called?
--
-- @param  target target = ""  board and variant
-- @column name   text         every name that a trend can follow
SELECT block.name AS name
FROM target
JOIN block
  ON block.target_id = target.target_id
WHERE target.name = :target
UNION
SELECT region.name AS name
FROM target
JOIN region
  ON region.target_id = target.target_id
WHERE target.name = :target
UNION
SELECT object.path AS name
FROM target
JOIN object
  ON object.target_id = target.target_id
WHERE target.name = :target
UNION
SELECT text.text AS name
FROM target
JOIN symbol
  ON symbol.target_id = target.target_id
JOIN text
  ON text.target_id = symbol.target_id
  AND text.text_id = symbol.name_id
WHERE target.name = :target
ORDER BY name;
