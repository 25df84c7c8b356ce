-- Where do the regions of a build lie, and how large are they?
--
-- @param  build     build = latest  whose regions
-- @param  blocks    globs = []      blocks, with those nested in them
-- @param  regions   globs = []      regions
-- @column block     text            memory; empty: outside every block
-- @column role      text            run: where it runs; load: where its load image lies
-- @column name      text            region
-- @column address   address         of the region or of its load image
-- @column size      bytes           what it takes there
-- @column fill      bytes           padding among it
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
place AS (
  SELECT
    region.position,
    region.block_id,
    'run' AS role,
    region.region_id,
    region.address AS address,
    region.size,
    region.fill
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE region.takes_space = 1
  UNION ALL
  SELECT
    region.position,
    region.load_block_id,
    'load',
    region.region_id,
    region.load_address,
    region.load_size,
    region.fill
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE region.load_size > 0
)
SELECT
  coalesce(block.name, '') AS block,
  place.role AS role,
  region.name AS name,
  place.address AS address,
  place.size AS size,
  place.fill AS fill
FROM asked
CROSS JOIN place
JOIN counted_region
  ON counted_region.region_id = place.region_id
JOIN region
  ON region.target_id = asked.target_id
  AND region.region_id = place.region_id
LEFT JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  ON block.block_id = place.block_id
WHERE :blocks = '[]'
  OR place.block_id IN (SELECT counted_block.block_id FROM counted_block)
ORDER BY block.position IS NULL, block.position, place.position, place.role DESC;
