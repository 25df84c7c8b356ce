-- What grew on every target, and what only on some of them?
--
-- Sizes of one name are summed over its objects and regions.
--
-- @param  old       builds          one build a target
-- @param  new       builds          a later one of each, in the same order
-- @param  symbols   globs = []      symbols, without counters and compiler suffixes
-- @param  blocks    globs = []      blocks, with those nested in them
-- @param  regions   globs = []      regions
-- @param  min_delta bytes = 1       what grew less on every target becomes others
-- @param  row_limit count = 0       rows behind it become others; 0: none
-- @column name      text            symbol; null: others
-- @column spread    text            every: it grew on every target; some; others
-- @column grew_on   count           on how many targets
-- @column rows      count           how many became others, else 1
-- @column old       text            JSON array, a size a target; null: not there
-- @column new       text            JSON array, a size a target; null: not there
-- @column delta     delta           sum over the targets
WITH RECURSIVE
pair AS MATERIALIZED (
  SELECT
    list.key AS place,
    was.target_id,
    was.branch_id AS old_branch_id,
    was.ord AS old_ord,
    now.branch_id AS new_branch_id,
    now.ord AS new_ord
  FROM json_each(:old) AS list
  JOIN json_each(:new) AS other
    ON other.key = list.key
  JOIN build AS was
    ON was.build_id = list.value
  JOIN build AS now
    ON now.build_id = other.value
),
asked AS MATERIALIZED (  -- place: that of its pair, and so much more in the new build
  SELECT
    pair.place,
    pair.place AS pair_place,
    0 AS is_new,
    pair.target_id,
    pair.old_branch_id AS branch_id,
    pair.old_ord AS ord
  FROM pair
  UNION ALL
  SELECT
    pair.place + json_array_length(:old),
    pair.place,
    1,
    pair.target_id,
    pair.new_branch_id,
    pair.new_ord
  FROM pair
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
step AS (  -- how much more the span of an identity counts
  SELECT pair.place, pair.target_id, part.symbol_id, part.delta
  FROM pair
  CROSS JOIN largest_part(
    pair.target_id, 0, 0, 0, 'symbol', 'change',
    json_array(0, pair.old_branch_id, pair.old_ord, 1, pair.new_branch_id, pair.new_ord),
    (
      SELECT '[' || coalesce(group_concat(
        asked.is_new || ',' || counted_region.region_id || ',' || counted_region.weight
      ), '') || ']'
      FROM asked
      JOIN counted_region
        ON counted_region.place = asked.place
      WHERE asked.pair_place = pair.place
    ),
    NULL, NULL
  ) AS part
),
by_name AS (
  SELECT step.place, step.target_id, symbol.name_id, sum(step.delta) AS delta
  FROM step
  CROSS JOIN symbol
    ON symbol.target_id = step.target_id
    AND symbol.symbol_id = step.symbol_id
  WHERE symbol.name_id <> 0
  GROUP BY step.place, step.target_id, symbol.name_id
),
grown AS MATERIALIZED (
  SELECT
    text.text AS name,
    sum(by_name.delta > 0) AS grew_on,
    sum(by_name.delta) AS delta,
    max(by_name.delta) AS largest
  FROM by_name
  CROSS JOIN text
    ON text.target_id = by_name.target_id
    AND text.text_id = by_name.name_id
  WHERE name_matches(text.text, :symbols)
  GROUP BY text.text
  HAVING sum(by_name.delta > 0) > 0
),
listed AS MATERIALIZED (
  SELECT grown.name, grown.grew_on, grown.delta
  FROM grown
  WHERE grown.largest >= :min_delta
  ORDER BY grown.grew_on DESC, grown.delta DESC, grown.name
  LIMIT iif(:row_limit = 0, -1, :row_limit)
),
folded AS (  -- all rows, less those that are listed, are others
  SELECT listed.name, listed.grew_on, 1 AS rows, listed.delta
  FROM listed
  UNION ALL
  SELECT NULL, NULL, sum(told.times), sum(told.delta)
  FROM (
    SELECT 1 AS times, grown.delta
    FROM grown
    UNION ALL
    SELECT -1, -listed.delta
    FROM listed
  ) AS told
  HAVING sum(told.times) > 0
),
sized AS MATERIALIZED (
  SELECT
    listed.name,
    asked.pair_place AS place,
    sum(iif(asked.is_new, NULL, span.size * counted_region.weight)) AS old,
    sum(iif(asked.is_new, span.size * counted_region.weight, NULL)) AS new
  FROM asked
  CROSS JOIN listed
  CROSS JOIN text
    ON text.hash = name_hash(listed.name)
    AND text.target_id = asked.target_id
    AND text.text = listed.name
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS span
    ON span.symbol_id = symbol.symbol_id
  CROSS JOIN counted_region
    ON counted_region.place = asked.place
    AND counted_region.region_id = span.region_id
  WHERE span.size_from <> 'padding'
    AND counted_region.weight > 0
  GROUP BY listed.name, asked.pair_place
)
SELECT
  folded.name AS name,
  CASE
    WHEN folded.name IS NULL THEN 'others'
    WHEN folded.grew_on = json_array_length(:new) THEN 'every'
    ELSE 'some'
  END AS spread,
  folded.grew_on AS grew_on,
  folded.rows AS rows,
  (
    SELECT json_group_array(sized.old)
    FROM json_each(:old) AS list
    LEFT JOIN sized
      ON sized.place = list.key
      AND sized.name = folded.name
    WHERE folded.name IS NOT NULL
  ) AS old,
  (
    SELECT json_group_array(sized.new)
    FROM json_each(:new) AS list
    LEFT JOIN sized
      ON sized.place = list.key
      AND sized.name = folded.name
    WHERE folded.name IS NOT NULL
  ) AS new,
  folded.delta AS delta
FROM folded
ORDER BY folded.name IS NULL, folded.grew_on DESC, folded.delta DESC, folded.name;
