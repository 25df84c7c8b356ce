-- What grew on every target, and what only on some of them?
--
-- Sizes of one name are summed over its objects and regions.
--
-- @param  old       builds          one build a target
-- @param  new       builds          a later one of each, in the same order
-- @param  symbols   globs = []      symbols, without counters and compiler suffixes
-- @param  min_delta bytes = 1       what grew less on every target becomes others
-- @param  row_limit count = 0       rows behind it become others; 0: none
-- @column name      text            symbol; null: others
-- @column spread    text            every: it grew on every target; some; others
-- @column grew_on   count           on how many targets
-- @column rows      count           how many became others, else 1
-- @column old       text            JSON array, a size a target; null: not there
-- @column new       text            JSON array, a size a target; null: not there
-- @column delta     delta           sum over the targets
WITH
asked AS MATERIALIZED (
  SELECT list.key AS place, 0 AS is_new, build.target_id, build.branch_id, build.ord
  FROM json_each(:old) AS list
  JOIN build
    ON build.build_id = list.value
  UNION ALL
  SELECT list.key, 1, build.target_id, build.branch_id, build.ord
  FROM json_each(:new) AS list
  JOIN build
    ON build.build_id = list.value
),
spelt AS MATERIALIZED (  -- sums by identity before any name is looked up
  SELECT
    asked.place,
    asked.is_new,
    asked.target_id,
    span.symbol_id,
    sum(span.size) AS size
  FROM asked
  CROSS JOIN build_symbol(asked.target_id, asked.branch_id, asked.ord) AS span
  WHERE span.symbol_id > 0
    AND span.size_from <> 'padding'
  GROUP BY asked.place, asked.is_new, asked.target_id, span.symbol_id
),
sized AS MATERIALIZED (
  SELECT
    text.text AS name,
    spelt.place,
    sum(iif(spelt.is_new, NULL, spelt.size)) AS old,
    sum(iif(spelt.is_new, spelt.size, NULL)) AS new
  FROM spelt
  JOIN symbol
    ON symbol.target_id = spelt.target_id
    AND symbol.symbol_id = spelt.symbol_id
  JOIN text
    ON text.target_id = symbol.target_id
    AND text.text_id = symbol.name_id
  WHERE symbol.name_id <> 0
    AND name_matches(text.text, :symbols)
  GROUP BY text.text, spelt.place
),
grown AS (
  SELECT
    sized.name,
    sum(coalesce(sized.new, 0) > coalesce(sized.old, 0)) AS grew_on,
    sum(coalesce(sized.new, 0) - coalesce(sized.old, 0)) AS delta,
    max(coalesce(sized.new, 0) - coalesce(sized.old, 0)) AS largest
  FROM sized
  GROUP BY sized.name
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
folded AS (  -- each listed row alone in its group, all others in the group of rank 0
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
