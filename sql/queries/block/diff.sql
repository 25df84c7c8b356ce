-- How much more does each block use in one build than in another?
--
-- With the blocks nested in it.  Blocks of one range are one memory and have one row.
--
-- @param  old       build           the build before
-- @param  new       build = latest  the build after
-- @param  blocks    globs = []      blocks, with those nested in them
-- @column name      text            first declared block of its range
-- @column aliases   text            JSON array of the other blocks of that range
-- @column old_size  bytes           bytes used; null: no such block
-- @column new_size  bytes           bytes used; null: no such block
-- @column delta     delta           new_size - old_size
-- @column change    text            added, removed, grew, shrank, same
WITH RECURSIVE
asked AS MATERIALIZED (
  SELECT list.key AS place, build.target_id, build.branch_id, build.ord
  FROM json_each(json_array(:old, :new)) AS list
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
used AS (
  SELECT asked.place, block.block_id, block.name, block.position, block.all_used AS bytes
  FROM asked
  CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
  WHERE block.same_range_id = 0
    AND (
      :blocks = '[]'
      OR (asked.place, block.block_id) IN (
        SELECT counted_block.place, counted_block.block_id FROM counted_block
      )
    )
),
compared AS (
  SELECT
    used.block_id,
    used.name,
    min(used.position) AS position,
    sum(iif(used.place = 0, used.bytes, NULL)) AS old_size,
    sum(iif(used.place = 1, used.bytes, NULL)) AS new_size
  FROM used
  GROUP BY used.block_id
)
SELECT
  compared.name AS name,
  (
    SELECT json_group_array(DISTINCT block.name)
    FROM asked
    CROSS JOIN build_block(asked.target_id, asked.branch_id, asked.ord) AS block
    WHERE block.same_range_id = compared.block_id
  ) AS aliases,
  compared.old_size AS old_size,
  compared.new_size AS new_size,
  coalesce(compared.new_size, 0) - coalesce(compared.old_size, 0) AS delta,
  CASE
    WHEN compared.old_size IS NULL THEN 'added'
    WHEN compared.new_size IS NULL THEN 'removed'
    WHEN compared.new_size > compared.old_size THEN 'grew'
    WHEN compared.new_size < compared.old_size THEN 'shrank'
    ELSE 'same'
  END AS change
FROM compared
ORDER BY compared.position, compared.block_id;
