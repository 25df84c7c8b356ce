-- Which component is each object of a target in?
--
-- The first rule with a pattern that fits its path or its archive.
--
-- @param  target    target = ""     board and variant
-- @param  components text = []  JSON: [{"name":"c","objects":[],"archives":["*/libc*"]}]
-- @param  wanted    globs  = []     components
-- @column object_id count           key of the object
-- @column object    text            normalised path
-- @column archive   text            empty: in no archive
-- @column component text            name of the rule
WITH
fitting AS MATERIALIZED (
  SELECT
    object.object_id,
    object.path,
    object.archive,
    (
      SELECT min(rule.key)
      FROM json_each(:components) AS rule
      WHERE (rule.value ->> 'objects' <> '[]'
          AND name_matches(object.path, rule.value ->> 'objects'))
        OR (rule.value ->> 'archives' <> '[]'
          AND name_matches(object.archive, rule.value ->> 'archives'))
    ) AS rule
  FROM target
  JOIN object
    ON object.target_id = target.target_id
  WHERE target.name = :target
)
SELECT
  fitting.object_id AS object_id,
  fitting.path AS object,
  fitting.archive AS archive,
  rule.value ->> 'name' AS component
FROM fitting
JOIN json_each(:components) AS rule
  ON rule.key = fitting.rule
WHERE name_matches(rule.value ->> 'name', :wanted)
ORDER BY fitting.object_id;
