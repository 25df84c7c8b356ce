-- Where did a symbol lie in each release?
--
-- By any of its names, as written; the newest releases.
--
-- @param  target    target = ""     board and variant
-- @param  symbol    text            a name
-- @param  most      count  = 24     how many releases to look back
-- @column build     count           id of the build, newest first
-- @column label     text            of the build
-- @column time      time            of the build
-- @column region    text            where it lies
-- @column object    text            normalised path
-- @column address   address         of its first byte
-- @column size      bytes           counted once for all names
WITH
release AS MATERIALIZED (
  SELECT
    build.build_id,
    build.target_id,
    build.branch_id,
    build.ord,
    build.label,
    build.time
  FROM target
  JOIN build
    ON build.target_id = target.target_id
  WHERE target.name = :target
    AND EXISTS (
      SELECT 1
      FROM tag
      WHERE tag.target_id = build.target_id
        AND tag.branch_id = build.branch_id
        AND tag.ord = build.ord
    )
  ORDER BY build.time DESC, build.build_id DESC
  LIMIT :most
)
SELECT
  release.build_id AS build,
  release.label AS label,
  release.time AS time,
  span.region AS region,
  span.object AS object,
  span.address AS address,
  span.size AS size
FROM release
CROSS JOIN build_symbol(release.target_id, release.branch_id, release.ord) AS span
WHERE span.name = :symbol
  OR EXISTS (SELECT 1 FROM json_each(span.aliases) AS alias WHERE alias.value = :symbol)
ORDER BY release.time DESC, release.build_id DESC, span.address_key;
