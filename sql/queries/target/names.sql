-- Which targets are stored?
--
-- @column target text  board and variant
SELECT target.name AS target
FROM target
ORDER BY target.name;
