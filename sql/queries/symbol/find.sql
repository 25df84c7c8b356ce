-- In which targets, branches and builds is a symbol, and how large?
--
-- A name in an alias group has the size of the group's span.
--
-- @param  symbols  globs           by name, without counters and compiler suffixes
-- @param  targets  globs = []      targets
-- @param  branches globs = []      lines of builds
-- @column target   text            board and variant
-- @column branch   text            line of builds
-- @column name     text            without counters and compiler suffixes
-- @column object   text            normalised path
-- @column archive  text            archive of the object
-- @column region   text            where it lies
-- @column alias_of text            founder of its group, now or last; null: itself
-- @column builds   count           how many builds of the branch have it
-- @column first    text            label of the first of them
-- @column first_time time          of that build
-- @column last     text            label of the last of them
-- @column last_time time           of that build
-- @column smallest bytes           its smallest size
-- @column largest  bytes           its largest size
-- @column size     bytes           in the newest build of the branch; null: gone
WITH RECURSIVE
exact AS (  -- names that stand in the index as they are
  SELECT symbol.target_id, symbol.symbol_id
  FROM json_each(:symbols) AS asked
  CROSS JOIN text
    ON text.hash = name_hash(asked.value)
    AND text.text = asked.value
  JOIN target
    ON target.target_id = text.target_id
  CROSS JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  WHERE name_matches(target.name, :targets)
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
  WHERE NOT EXISTS (SELECT 1 FROM exact)
    AND name_matches(target.name, :targets)
    AND name_matches(text.text, :symbols)
),
line (target_id, head_id, branch_id, last_ord, forks) AS (  -- each branch and its forks
  SELECT branch.target_id, branch.branch_id, branch.branch_id, 9223372036854775807, 0
  FROM (SELECT DISTINCT named.target_id FROM named) AS asked
  CROSS JOIN branch
    ON branch.target_id = asked.target_id
  WHERE name_matches(branch.name, :branches)
  UNION ALL
  SELECT
    line.target_id,
    line.head_id,
    branch.fork_branch_id,
    branch.fork_ord,
    line.forks + 1
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
joining AS (  -- from when on a name is in which group; 0 and before: what the branch had
  SELECT
    named.target_id,
    line.head_id,
    named.symbol_id,
    line.forks,
    alias_change.ord,
    alias_change.group_id
  FROM named
  JOIN line
    ON line.target_id = named.target_id
  JOIN alias_change
    ON alias_change.target_id = line.target_id
    AND alias_change.branch_id = line.branch_id
    AND alias_change.symbol_id = named.symbol_id
    AND alias_change.ord <= line.last_ord
  UNION ALL
  SELECT named.target_id, line.head_id, named.symbol_id, 2147483647, 0, 0
  FROM named
  JOIN line
    ON line.target_id = named.target_id
    AND line.forks = 0
),
membership AS (
  SELECT
    joining.target_id,
    joining.head_id,
    joining.symbol_id,
    CASE joining.group_id
      WHEN -1 THEN NULL
      WHEN 0 THEN joining.symbol_id
      ELSE joining.group_id
    END AS span_id,
    iif(joining.forks = 0, joining.ord, 0) AS first_ord,
    lead(iif(joining.forks = 0, joining.ord, 0), 1, 9223372036854775807) OVER (
      PARTITION BY joining.target_id, joining.head_id, joining.symbol_id
      ORDER BY joining.forks DESC, joining.ord
    ) AS end_ord
  FROM joining
),
span AS (
  SELECT DISTINCT membership.target_id, membership.head_id, membership.span_id
  FROM membership
  WHERE membership.span_id IS NOT NULL
),
life AS (  -- a size and how long it held
  SELECT
    span.target_id,
    span.head_id,
    span.span_id,
    change.size,
    iif(line.forks = 0, change.ord, 0) AS first_ord,
    lead(iif(line.forks = 0, change.ord, 0), 1, 9223372036854775807) OVER (
      PARTITION BY span.target_id, span.head_id, span.span_id
      ORDER BY line.forks DESC, change.ord
    ) AS end_ord
  FROM span
  JOIN line
    ON line.target_id = span.target_id
    AND line.head_id = span.head_id
  JOIN symbol_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.symbol_id = span.span_id
    AND change.ord <= line.last_ord
),
stretch AS (  -- while the name was in that span
  SELECT
    membership.target_id,
    membership.head_id,
    membership.symbol_id,
    membership.span_id,
    life.size,
    max(membership.first_ord, life.first_ord) AS first_ord,
    min(membership.end_ord, life.end_ord) AS end_ord
  FROM membership
  JOIN life
    ON life.target_id = membership.target_id
    AND life.head_id = membership.head_id
    AND life.span_id = membership.span_id
  WHERE life.size IS NOT NULL
),
counted AS (
  SELECT
    stretch.target_id,
    stretch.head_id,
    stretch.symbol_id,
    stretch.span_id,
    stretch.size,
    stretch.first_ord,
    stretch.end_ord,
    row_number() OVER (
      PARTITION BY stretch.target_id, stretch.head_id, stretch.symbol_id
      ORDER BY stretch.first_ord DESC
    ) AS age,
    (
      SELECT count(*)
      FROM build
      WHERE build.target_id = stretch.target_id
        AND build.branch_id = stretch.head_id
        AND build.ord >= stretch.first_ord
        AND build.ord < stretch.end_ord
    ) AS builds
  FROM stretch
  WHERE stretch.first_ord < stretch.end_ord
),
found AS (
  SELECT
    counted.target_id,
    counted.head_id,
    counted.symbol_id,
    max(iif(counted.age = 1, counted.span_id, NULL)) AS span_id,
    sum(counted.builds) AS builds,
    min(counted.first_ord) AS first_ord,
    max(counted.end_ord) AS end_ord,
    min(counted.size) AS smallest,
    max(counted.size) AS largest,
    sum(iif(counted.end_ord = 9223372036854775807, counted.size, NULL)) AS size
  FROM counted
  WHERE counted.builds > 0
  GROUP BY counted.target_id, counted.head_id, counted.symbol_id
)
SELECT
  target.name AS target,
  branch.name AS branch,
  text.text AS name,
  object.path AS object,
  object.archive AS archive,
  region.name AS region,
  iif(found.span_id = found.symbol_id, NULL, founder_text.text) AS alias_of,
  found.builds AS builds,
  first.label AS first,
  first.time AS first_time,
  last.label AS last,
  last.time AS last_time,
  found.smallest AS smallest,
  found.largest AS largest,
  found.size AS size
FROM found
JOIN target
  ON target.target_id = found.target_id
JOIN branch
  ON branch.target_id = found.target_id
  AND branch.branch_id = found.head_id
JOIN symbol
  ON symbol.target_id = found.target_id
  AND symbol.symbol_id = found.symbol_id
JOIN text
  ON text.target_id = symbol.target_id
  AND text.text_id = symbol.name_id
JOIN object
  ON object.target_id = symbol.target_id
  AND object.object_id = symbol.object_id
JOIN region
  ON region.target_id = symbol.target_id
  AND region.region_id = symbol.region_id
JOIN symbol AS founder
  ON founder.target_id = found.target_id
  AND founder.symbol_id = found.span_id
JOIN text AS founder_text
  ON founder_text.target_id = founder.target_id
  AND founder_text.text_id = founder.name_id
JOIN build AS first
  ON first.target_id = found.target_id
  AND first.branch_id = found.head_id
  AND first.ord = (
    SELECT min(build.ord)
    FROM build
    WHERE build.target_id = found.target_id
      AND build.branch_id = found.head_id
      AND build.ord >= found.first_ord
  )
JOIN build AS last
  ON last.target_id = found.target_id
  AND last.branch_id = found.head_id
  AND last.ord = (
    SELECT max(build.ord)
    FROM build
    WHERE build.target_id = found.target_id
      AND build.branch_id = found.head_id
      AND build.ord < found.end_ord
  )
ORDER BY target.name, branch.name <> 'main', branch.name, text.text, object.path;
