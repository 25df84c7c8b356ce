-- When did names join and leave an alias group?
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  symbols   globs  = []     groups that such a name was ever in
-- @param  only      text   = []     JSON array of symbol_id, more than the named ones
-- @column group_id  count           key of the group: symbol_id of its founder
-- @column group     text            name of its founder
-- @column name      text            who joined or left, without compiler suffixes
-- @column object    text            normalised path
-- @column change    text            joined or left
-- @column build     count           id of the build, oldest first
-- @column label     text            name of the build
-- @column commit    text            full hash; empty: unknown
-- @column time      time            of the build
-- @column delta     delta           how much the group's span grew in that build
WITH RECURSIVE
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
),
line (target_id, branch_id, last_ord, forks) AS (  -- the branch, then what it forks from
  SELECT branch.target_id, branch.branch_id, 9223372036854775807, 0
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  WHERE target.name = :target
    AND branch.name = :branch
  UNION ALL
  SELECT line.target_id, branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  CROSS JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
    AND line.forks < (  -- more is a circle
      SELECT count(*)
      FROM branch AS known
      WHERE known.target_id = line.target_id
    )
),
member AS (  -- names that were ever in one of the groups
  SELECT DISTINCT alias_change.symbol_id
  FROM chosen
  CROSS JOIN line
  CROSS JOIN alias_change
    ON alias_change.target_id = line.target_id
    AND alias_change.branch_id = line.branch_id
    AND alias_change.group_id = chosen.symbol_id
    AND alias_change.ord <= line.last_ord
),
change AS (
  SELECT
    line.target_id,
    line.branch_id,
    line.forks,
    alias_change.symbol_id,
    alias_change.ord,
    max(alias_change.group_id, 0) AS now,
    lag(max(alias_change.group_id, 0), 1, 0) OVER (
      PARTITION BY alias_change.symbol_id
      ORDER BY line.forks DESC, alias_change.ord
    ) AS before
  FROM member
  CROSS JOIN line
  CROSS JOIN alias_change
    ON alias_change.target_id = line.target_id
    AND alias_change.branch_id = line.branch_id
    AND alias_change.symbol_id = member.symbol_id
    AND alias_change.ord <= line.last_ord
),
event AS (
  SELECT
    change.target_id,
    change.branch_id,
    change.forks,
    change.symbol_id,
    change.ord,
    change.before AS group_id,
    'left' AS change
  FROM change
  WHERE change.before <> 0
    AND change.before <> change.now
  UNION ALL
  SELECT
    change.target_id,
    change.branch_id,
    change.forks,
    change.symbol_id,
    change.ord,
    change.now,
    'joined'
  FROM change
  WHERE change.now <> 0
    AND change.before <> change.now
)
SELECT
  event.group_id AS group_id,
  founder_text.text AS "group",
  text.text AS name,
  object.path AS object,
  event.change AS change,
  build.build_id AS build,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  coalesce(size.delta, 0) AS delta
FROM event
CROSS JOIN build
  ON build.target_id = event.target_id
  AND build.branch_id = event.branch_id
  AND build.ord = event.ord
CROSS JOIN symbol
  ON symbol.target_id = event.target_id
  AND symbol.symbol_id = event.symbol_id
CROSS JOIN text
  ON text.target_id = symbol.target_id
  AND text.text_id = symbol.name_id
CROSS JOIN object
  ON object.target_id = symbol.target_id
  AND object.object_id = symbol.object_id
CROSS JOIN symbol AS founder
  ON founder.target_id = event.target_id
  AND founder.symbol_id = event.group_id
CROSS JOIN text AS founder_text
  ON founder_text.target_id = founder.target_id
  AND founder_text.text_id = founder.name_id
LEFT JOIN symbol_change AS size
  ON size.target_id = event.target_id
  AND size.branch_id = event.branch_id
  AND size.symbol_id = event.group_id
  AND size.ord = event.ord
WHERE event.group_id IN (SELECT chosen.symbol_id FROM chosen)
ORDER BY event.group_id, event.forks DESC, event.ord, event.change DESC, text.text;
