-- How large is each component in a build?
--
-- Of every loaded region once, or of what the blocks use; what is in no component, and
-- what no object holds, has rows of its own. Bytes that regions share count in each.
--
-- @param  build     build  = latest  whose objects
-- @param  blocks    globs  = []      blocks, with those nested in them
-- @param  regions   globs  = []      regions
-- @param  components text  = []  JSON: [{"name":"c","objects":[],"archives":["*/libc*"]}]
-- @column kind      text             object; fill, data, stub or gap: bytes of no object
-- @column component text             name of the rule; null: in none
-- @column objects   count            how many objects
-- @column size      bytes            what they hold
WITH RECURSIVE
asked AS MATERIALIZED (
  SELECT list.key AS place, build.target_id, build.branch_id, build.ord
  FROM json_each(json_array(:build)) AS list
  JOIN build
    ON build.build_id = list.value
),
counted_block (place, block_id) AS (  -- the asked blocks and all that lies in them
  SELECT asked.place, iif(block.same_range_id = 0, block.block_id, block.same_range_id)
  FROM asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  WHERE :blocks <> '[]'
    AND name_matches(block.name, :blocks)
  UNION
  SELECT asked.place, block.block_id
  FROM counted_block
  JOIN asked
    ON asked.place = counted_block.place
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  WHERE counted_block.block_id IN (block.parent_block_id, block.same_range_id)
),
counted_region AS MATERIALIZED (  -- weight: how often the bytes of a region count
  SELECT
    asked.place,
    region.region_id,
    region.block_id,
    CASE
      WHEN :blocks = '[]' THEN region.takes_space
      ELSE (
        SELECT coalesce(sum(
          (region.takes_space AND counted_block.block_id = region.block_id)
          + (region.load_size > 0 AND counted_block.block_id = region.load_block_id)
        ), 0)
        FROM counted_block
        WHERE counted_block.place = asked.place
      )
    END AS weight
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE name_matches(region.name, :regions)
),
part AS MATERIALIZED (
  SELECT
    iif(object.kind = 'merged', 'object', object.kind) AS kind,
    object.object_id,
    object.object AS path,
    object.archive,
    sum(object.size * counted_region.weight) AS size
  FROM asked
  CROSS JOIN build_object(asked.target_id, asked.branch_id, asked.ord) AS object
  JOIN counted_region
    ON counted_region.region_id = object.region_id
  WHERE counted_region.weight > 0
  GROUP BY 1, 2, 3, 4
),
assigned AS (
  SELECT
    part.kind,
    part.size,
    (
      SELECT min(rule.key)
      FROM json_each(:components) AS rule
      WHERE part.kind = 'object'
        AND (
          (rule.value ->> 'objects' <> '[]'
            AND name_matches(part.path, rule.value ->> 'objects'))
          OR (rule.value ->> 'archives' <> '[]'
            AND name_matches(part.archive, rule.value ->> 'archives'))
        )
    ) AS rule
  FROM part
)
SELECT
  assigned.kind AS kind,
  rule.value ->> 'name' AS component,
  iif(assigned.kind = 'object', count(*), 0) AS objects,
  sum(assigned.size) AS size
FROM assigned
LEFT JOIN json_each(:components) AS rule
  ON rule.key = assigned.rule
GROUP BY assigned.kind, assigned.rule
ORDER BY size DESC, component;
