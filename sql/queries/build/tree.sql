-- What does a build consist of, as a tree?
--
-- Blocks hold blocks and regions, regions objects, objects symbols.  A region stands
-- where it runs and where its load image lies.  The size of a node is the sum of those
-- below it; regions that overlap count each.
--
-- @param  build  build = latest  whose tree
-- @param  depth  text  = symbol  deepest level: region, object or symbol
-- @column key    text            of the node
-- @column parent text            key of the node above it; null: none
-- @column level  text            block, region, object or symbol; fill, data, stub, gap
-- @column name   text            null: it has none
-- @column role   text            of regions: run or load; else null
-- @column size   bytes           of it and all below it
WITH RECURSIVE
asked AS MATERIALIZED (
  SELECT build.target_id, build.branch_id, build.ord
  FROM build
  WHERE build.build_id = :build
),
memory AS MATERIALIZED (
  SELECT
    block.position,
    block.block_id,
    block.name,
    block.parent_block_id,
    iif(block.same_range_id = 0, block.block_id, block.same_range_id) AS place_id
  FROM asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
),
placed AS MATERIALIZED (
  SELECT
    region.position,
    region.region_id,
    region.name,
    'run' AS role,
    region.size,
    region.block_id
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE region.takes_space
  UNION ALL
  SELECT
    region.position,
    region.region_id,
    region.name,
    'load',
    region.load_size,
    region.load_block_id
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE region.takes_space
    AND region.load_size > 0
),
region_node AS MATERIALIZED (
  SELECT
    memory.place_id,
    placed.position,
    placed.region_id,
    coalesce('b' || memory.place_id || '/', '') || placed.role || placed.region_id AS key,
    'b' || memory.place_id AS parent,
    placed.name,
    placed.role,
    placed.size
  FROM placed
  LEFT JOIN memory
    ON memory.block_id = placed.block_id
),
enclosing (block_id, outer_id) AS (  -- each block with itself and all around it
  SELECT memory.block_id, memory.block_id
  FROM memory
  WHERE memory.place_id = memory.block_id
  UNION ALL
  SELECT enclosing.block_id, memory.parent_block_id
  FROM enclosing
  JOIN memory
    ON memory.block_id = enclosing.outer_id
  WHERE memory.parent_block_id <> 0
),
block_size AS (
  SELECT enclosing.outer_id AS block_id, sum(region_node.size) AS size
  FROM enclosing
  JOIN region_node
    ON region_node.place_id = enclosing.block_id
  GROUP BY enclosing.outer_id
),
part AS MATERIALIZED (
  SELECT
    part.region_id,
    iif(part.kind = 'merged', 'object', part.kind) AS level,
    part.object_id,
    part.object,
    sum(part.size) AS size
  FROM asked
  CROSS JOIN build_object(asked.target_id, asked.branch_id, asked.ord) AS part
  WHERE :depth <> 'region'
  GROUP BY part.region_id, 2, part.object_id
),
node AS (
  SELECT
    0 AS depth,
    memory.position,
    0 AS region_id,
    'b' || memory.block_id AS key,
    'b' || nullif(memory.parent_block_id, 0) AS parent,
    'block' AS level,
    memory.name,
    NULL AS role,
    coalesce(block_size.size, 0) AS size
  FROM memory
  LEFT JOIN block_size
    ON block_size.block_id = memory.block_id
  WHERE memory.place_id = memory.block_id
  UNION ALL
  SELECT
    1,
    region_node.position,
    region_node.region_id,
    region_node.key,
    region_node.parent,
    'region',
    region_node.name,
    region_node.role,
    region_node.size
  FROM region_node
  UNION ALL
  SELECT
    2,
    region_node.position,
    region_node.region_id,
    region_node.key || '/' || part.level || part.object_id,
    region_node.key,
    part.level,
    part.object,
    NULL,
    part.size
  FROM region_node
  JOIN part
    ON part.region_id = region_node.region_id
  WHERE region_node.size > 0
  UNION ALL
  SELECT
    3,
    region_node.position,
    region_node.region_id,
    region_node.key || '/object' || span.object_id || '/' || span.symbol_id,
    region_node.key || '/object' || span.object_id,
    'symbol',
    span.name,
    NULL,
    span.size
  FROM asked
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS span
  JOIN region_node
    ON region_node.region_id = span.region_id
  WHERE :depth = 'symbol'
    AND span.kind IN ('object', 'merged')
    AND span.size > 0
    AND span.size_from <> 'padding'
)
SELECT
  node.key AS key,
  node.parent AS parent,
  node.level AS level,
  node.name AS name,
  node.role AS role,
  node.size AS size
FROM node
ORDER BY node.depth, node.position, node.role DESC, node.size DESC, node.key;
