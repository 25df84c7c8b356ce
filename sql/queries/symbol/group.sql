-- What names does a span have in a build?
--
-- @param  target    target  = ""      board and variant of the build
-- @param  build     build   = latest  whose spans
-- @param  symbols   globs   = []      by name, without counters and compiler suffixes
-- @param  only      text    = []      JSON array of symbol_id, more than the named ones
-- @column symbol_id count             key of the span: of its group's founder
-- @column name      text              primary name; null: it has none
-- @column aliases   text              JSON array of the other names
-- @column object    text              normalised path
-- @column archive   text              archive of the object
-- @column region    text              where it lies
-- @column address   address           of its first byte
-- @column size      bytes             counted once for all names
WITH
exact AS (  -- names that stand in the index as they are
  SELECT symbol.target_id, symbol.symbol_id
  FROM target
  CROSS JOIN json_each(:symbols) AS asked
  CROSS JOIN text
    ON text.hash = name_hash(asked.value)
    AND text.target_id = target.target_id
    AND text.text = asked.value
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  WHERE target.name = :target
),
named AS (  -- else patterns
  SELECT exact.target_id, exact.symbol_id
  FROM exact
  UNION ALL
  SELECT symbol.target_id, symbol.symbol_id
  FROM target
  CROSS JOIN text
    ON text.target_id = target.target_id
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  WHERE target.name = :target
    AND :symbols <> '[]'
    AND NOT EXISTS (SELECT 1 FROM exact)
    AND name_matches(text.text, :symbols)
),
chosen AS (  -- with the alias groups that such a name was ever in
  SELECT only.value AS symbol_id
  FROM json_each(:only) AS only
  UNION
  SELECT named.symbol_id
  FROM named
  UNION
  SELECT alias_change.group_id
  FROM named
  CROSS JOIN branch
    ON branch.target_id = named.target_id
  CROSS JOIN alias_change
    ON alias_change.target_id = branch.target_id
    AND alias_change.branch_id = branch.branch_id
    AND alias_change.symbol_id = named.symbol_id
  WHERE alias_change.group_id > 0
)
SELECT
  span.symbol_id AS symbol_id,
  span.name AS name,
  coalesce(span.aliases, '[]') AS aliases,
  span.object AS object,
  span.archive AS archive,
  span.region AS region,
  span.address AS address,
  span.size AS size
FROM build
CROSS JOIN chosen
CROSS JOIN build_symbol(build.target_id, build.branch_id, build.ord) AS span
WHERE build.build_id = :build
  AND span.symbol_id = chosen.symbol_id
  AND (
    :symbols = '[]'
    OR chosen.symbol_id IN (SELECT named.symbol_id FROM named)
    OR name_matches(span.name, :symbols)
    OR EXISTS (
      SELECT 1
      FROM json_each(span.aliases) AS alias
      WHERE name_matches(alias.value, :symbols)
    )
  )
ORDER BY span.address_key, span.symbol_id;
