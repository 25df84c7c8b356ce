-- What takes the RAM of a build?
--
-- Every byte of the block that holds the GC heap counts once; where two things lie over
-- each other (a region that only reserves what the stack gets) the first of the list has
-- it.  The heap is what lies between the symbols _heap_start and _heap_end, else the
-- region .heap; the stack between _sstack and _estack, else the region .stack.  Without
-- a heap the block is the one that .bss runs in.
--
-- @param  build   build = latest  which build
-- @column part    text            stack, heap, data, bss, other, unused
-- @column size    bytes           of the part in the block; their sum is its length
-- @column address address         where the part begins; null: it takes nothing
-- @column block   text            the memory
-- @column length  bytes           of the memory
WITH
asked AS MATERIALIZED (
  SELECT build.target_id, build.branch_id, build.ord
  FROM build
  WHERE build.build_id = :build
),
run_region AS MATERIALIZED (
  SELECT region.name, region.address, region.size, region.block_id
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE region.takes_space = 1
    AND region.size > 0
),
load_image AS MATERIALIZED (
  SELECT region.load_address AS address, region.load_size AS size
  FROM asked
  CROSS JOIN build_region(asked.target_id, asked.branch_id, asked.ord) AS region
  WHERE region.load_size > 0
),
mark AS MATERIALIZED (  -- addresses that the linker script gives names
  SELECT symbol.name, max(symbol.address) AS address
  FROM asked
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS symbol
  WHERE symbol.binding = 'linker'
    AND symbol.name IN ('_heap_start', '_heap_end', '_sstack', '_estack')
  GROUP BY symbol.name
),
marked AS MATERIALIZED (
  SELECT pair.part, first.address, last.address - first.address AS size
  FROM (
    SELECT 'stack' AS part, '_sstack' AS first, '_estack' AS last
    UNION ALL
    SELECT 'heap', '_heap_start', '_heap_end'
  ) AS pair
  JOIN mark AS first
    ON first.name = pair.first
  JOIN mark AS last
    ON last.name = pair.last
  WHERE last.address > first.address
),
place AS MATERIALIZED (  -- rank: who has a byte that several places cover
  SELECT
    marked.part,
    iif(marked.part = 'stack', 1, 2) AS rank,
    marked.address,
    marked.size
  FROM marked
  UNION ALL
  SELECT
    substr(run_region.name, 2),
    iif(run_region.name = '.stack', 1, 2),
    run_region.address,
    run_region.size
  FROM run_region
  WHERE run_region.name IN ('.stack', '.heap')
    AND substr(run_region.name, 2) NOT IN (SELECT marked.part FROM marked)
  UNION ALL
  SELECT
    CASE
      WHEN run_region.name = '.data' OR run_region.name GLOB '.data.*' THEN 'data'
      WHEN run_region.name = '.bss' OR run_region.name GLOB '.bss.*' THEN 'bss'
      ELSE 'other'
    END,
    3,
    run_region.address,
    run_region.size
  FROM run_region
  WHERE run_region.name NOT IN ('.stack', '.heap')
    OR substr(run_region.name, 2) IN (SELECT marked.part FROM marked)
  UNION ALL
  SELECT 'other', 4, load_image.address, load_image.size
  FROM load_image
),
memory AS MATERIALIZED (  -- the shortest block that holds the heap, else that of .bss
  SELECT block.name, block.origin, block.length
  FROM asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  LEFT JOIN place AS heap
    ON heap.part = 'heap'
  WHERE block.length > 0
    AND block.same_range_id IN (0, block.block_id)
    AND CASE
      WHEN heap.part IS NOT NULL
        THEN heap.address - block.origin BETWEEN 0 AND block.length - 1
      ELSE block.block_id IN (
        SELECT bss.block_id FROM run_region AS bss WHERE bss.name = '.bss')
    END
  ORDER BY block.length, block.position
  LIMIT 1
),
covered AS MATERIALIZED (  -- as offsets in the memory, cut at its end
  SELECT
    place.part,
    place.rank,
    max(place.address - memory.origin, 0) AS first,
    min(place.address - memory.origin + place.size, memory.length) AS last
  FROM memory
  CROSS JOIN place
  WHERE place.address - memory.origin < memory.length
    AND place.address - memory.origin + place.size > 0
),
edge AS (
  SELECT 0 AS offset FROM memory
  UNION
  SELECT covered.first FROM covered
  UNION
  SELECT covered.last FROM covered
),
piece AS (  -- nothing begins or ends inside one
  SELECT
    edge.offset AS first,
    lead(edge.offset, 1, memory.length) OVER (ORDER BY edge.offset) AS last
  FROM memory
  CROSS JOIN edge
),
owned AS (
  SELECT
    piece.first,
    piece.last - piece.first AS size,
    coalesce(
      (
        SELECT covered.part
        FROM covered
        WHERE covered.first <= piece.first
          AND covered.last >= piece.last
        ORDER BY covered.rank
        LIMIT 1
      ),
      'unused'
    ) AS part
  FROM piece
  WHERE piece.last > piece.first
),
part (position, name) AS (
  VALUES (1, 'data'), (2, 'bss'), (3, 'other'), (4, 'stack'), (5, 'heap'), (6, 'unused')
)
SELECT
  part.name AS part,
  coalesce(sum(owned.size), 0) AS size,
  memory.origin + min(owned.first) AS address,
  memory.name AS block,
  memory.length AS length
FROM memory
CROSS JOIN part
LEFT JOIN owned
  ON owned.part = part.name
GROUP BY part.position
ORDER BY part.position;
