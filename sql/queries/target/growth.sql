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
differing AS MATERIALIZED (
  SELECT
    pair.place,
    pair.target_id,
    difference.symbol_id,
    iif(difference.size_from_a <> 'padding', difference.size_a, 0) AS old,
    iif(difference.size_from_b <> 'padding', difference.size_b, 0) AS new,
    difference.region_id_a,
    difference.region_id_b
  FROM pair
  CROSS JOIN build_diff(
    pair.target_id, pair.old_branch_id, pair.old_ord, pair.new_branch_id, pair.new_ord
  ) AS difference
),
step AS (  -- how much more the span of an identity counts
  SELECT
    differing.place,
    differing.target_id,
    differing.symbol_id,
    coalesce(differing.new * now.weight, 0) - coalesce(differing.old * was.weight, 0)
      AS delta
  FROM differing
  LEFT JOIN counted_region AS was
    ON was.place = differing.place
    AND was.region_id = differing.region_id_a
  LEFT JOIN counted_region AS now
    ON now.place = differing.place + json_array_length(:old)
    AND now.region_id = differing.region_id_b
  UNION ALL  -- unchanged, but the region counts otherwise than before
  SELECT
    pair.place,
    pair.target_id,
    symbol.symbol_id,
    symbol.size * (now.weight - was.weight)
  FROM pair
  CROSS JOIN counted_region AS was
    ON was.place = pair.place
  CROSS JOIN counted_region AS now
    ON now.place = pair.place + json_array_length(:old)
    AND now.region_id = was.region_id
    AND now.weight <> was.weight
  CROSS JOIN build_symbol(pair.target_id, pair.new_branch_id, pair.new_ord) AS symbol
    ON symbol.region_id = now.region_id
  WHERE symbol.size_from <> 'padding'
    AND (pair.place, symbol.symbol_id) NOT IN (
      SELECT differing.place, differing.symbol_id
      FROM differing
    )
),
by_target AS (
  SELECT text.text AS name, step.place, sum(step.delta) AS delta
  FROM step
  CROSS JOIN symbol
    ON symbol.target_id = step.target_id
    AND symbol.symbol_id = step.symbol_id
  CROSS JOIN text
    ON text.target_id = symbol.target_id
    AND text.text_id = symbol.name_id
  WHERE symbol.name_id <> 0
    AND name_matches(text.text, :symbols)
  GROUP BY text.text, step.place
),
grown AS (
  SELECT
    by_target.name,
    sum(by_target.delta > 0) AS grew_on,
    sum(by_target.delta) AS delta,
    max(by_target.delta) AS largest
  FROM by_target
  GROUP BY by_target.name
),
ranked AS (
  SELECT
    grown.name,
    grown.grew_on,
    grown.delta,
    grown.largest,
    row_number() OVER (
      ORDER BY
        grown.largest < :min_delta,
        grown.grew_on DESC,
        grown.delta DESC,
        grown.name
    ) AS rank
  FROM grown
  WHERE grown.grew_on > 0
),
folded AS MATERIALIZED (  -- each listed row alone, all others in the group of rank 0
  SELECT
    iif(
      ranked.largest < :min_delta OR (:row_limit > 0 AND ranked.rank > :row_limit),
      0,
      ranked.rank
    ) AS rank,
    ranked.name,
    ranked.grew_on,
    count(*) AS rows,
    sum(ranked.delta) AS delta
  FROM ranked
  GROUP BY 1
),
sized AS MATERIALIZED (
  SELECT
    folded.name,
    asked.pair_place AS place,
    sum(iif(asked.is_new, NULL, span.size * counted_region.weight)) AS old,
    sum(iif(asked.is_new, span.size * counted_region.weight, NULL)) AS new
  FROM asked
  CROSS JOIN folded
  CROSS JOIN text
    ON text.hash = name_hash(folded.name)
    AND text.target_id = asked.target_id
    AND text.text = folded.name
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS span
    ON span.symbol_id = symbol.symbol_id
  CROSS JOIN counted_region
    ON counted_region.place = asked.place
    AND counted_region.region_id = span.region_id
  WHERE folded.rank > 0
    AND span.size_from <> 'padding'
    AND counted_region.weight > 0
  GROUP BY folded.name, asked.pair_place
)
SELECT
  iif(folded.rank = 0, NULL, folded.name) AS name,
  CASE
    WHEN folded.rank = 0 THEN 'others'
    WHEN folded.grew_on = json_array_length(:new) THEN 'every'
    ELSE 'some'
  END AS spread,
  iif(folded.rank = 0, NULL, folded.grew_on) AS grew_on,
  folded.rows AS rows,
  (
    SELECT json_group_array(sized.old)
    FROM json_each(:old) AS list
    LEFT JOIN sized
      ON sized.place = list.key
      AND sized.name = folded.name
    WHERE folded.rank > 0
  ) AS old,
  (
    SELECT json_group_array(sized.new)
    FROM json_each(:new) AS list
    LEFT JOIN sized
      ON sized.place = list.key
      AND sized.name = folded.name
    WHERE folded.rank > 0
  ) AS new,
  folded.delta AS delta
FROM folded
ORDER BY folded.rank = 0, folded.rank;
