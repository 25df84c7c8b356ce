-- How large are the blocks and the regions of some builds?
--
-- What pies of builds side by side are drawn from: all of them with one question.
--
-- @param  builds    builds          whose
-- @param  blocks    globs = []      blocks, with the regions of those nested in them
-- @column build     count           id of the build, in the order that was asked
-- @column blocks    text            JSON array: name, length, high_water, holes, free
-- @column regions   text            JSON array: name, role (run or load), size there
SELECT
  build.build_id AS build,
  (
    SELECT json_group_array(json_object(
      'name', block.name,
      'length', block.length,
      'high_water', block.all_high_water,
      'holes', block.all_holes,
      'free', block.all_free
    ))
    FROM build_block(build.target_id, build.branch_id, build.ord) AS block
    WHERE name_matches(block.name, :blocks)
  ) AS blocks,
  (
    WITH RECURSIVE
    counted_block (block_id) AS (  -- the asked blocks and all that lies in them
      SELECT iif(block.same_range_id = 0, block.block_id, block.same_range_id)
      FROM build_block(build.target_id, build.branch_id, build.ord) AS block
      WHERE name_matches(block.name, :blocks)
      UNION
      SELECT block.block_id
      FROM counted_block
      CROSS JOIN build_block(build.target_id, build.branch_id, build.ord) AS block
      WHERE counted_block.block_id IN (block.parent_block_id, block.same_range_id)
    ),
    place AS (
      SELECT region.position, region.block_id, 'run' AS role, region.name, region.size
      FROM build_region(build.target_id, build.branch_id, build.ord) AS region
      WHERE region.takes_space = 1
      UNION ALL
      SELECT region.position, region.load_block_id, 'load', region.name, region.load_size
      FROM build_region(build.target_id, build.branch_id, build.ord) AS region
      WHERE region.load_size > 0
    )
    SELECT json_group_array(
      json_object('name', ordered.name, 'role', ordered.role, 'size', ordered.size)
    )
    FROM (
      SELECT place.name, place.role, place.size
      FROM place
      LEFT JOIN build_block(build.target_id, build.branch_id, build.ord) AS block
        ON block.block_id = place.block_id
      WHERE :blocks = '[]'
        OR place.block_id IN (SELECT counted_block.block_id FROM counted_block)
      ORDER BY block.position IS NULL, block.position, place.position, place.role DESC
    ) AS ordered
  ) AS regions
FROM json_each(:builds) AS asked
CROSS JOIN build
  ON build.build_id = asked.value
ORDER BY asked.key;
