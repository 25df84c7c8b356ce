-- When is a block full, at the rate at which its high water rises?
--
-- The rate is the Theil-Sen slope: the median of the slopes of all pairs of builds.  The
-- range holds it with 95 % (Sen's interval of Kendall's test); when it has 0 in it, there
-- is no trend.  Truncated and relocatable builds are left out; of more than 100 builds
-- 100 are taken, evenly.  Each block has a row by day and one by build.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  blocks    globs  = []     blocks, with those nested in them
-- @param  since     build  = null   the first build to look at; null: the last 100
-- @column name      text            block
-- @column unit      text            day or build: what the rate and left are counted in
-- @column builds    count           how many builds it is made from
-- @column first     text            label of the first of them
-- @column last      text            label of the last, the newest build
-- @column length    bytes           of the block
-- @column high_water bytes          of the newest build: what has to fit
-- @column free      delta           length - high_water; negative: it overflows
-- @column rate      delta           bytes a unit, rounded to hundredths; null: unknown
-- @column rate_low  delta           the lowest that is likely
-- @column rate_high delta           the highest that is likely
-- @column verdict   text            full, grows, shrinks, no trend, too few builds
-- @column left      count           units until it is full; null unless it grows
-- @column left_low  count           the fewest that are likely
-- @column left_high count           the most that are likely
-- @column full      time            when it is full, the year 9999 at most; null by build
-- @column full_low  time            the earliest that is likely, likewise
-- @column full_high time            the latest that is likely, likewise
WITH RECURSIVE
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
near AS MATERIALIZED (
  SELECT build.target_id, build.branch_id, build.ord, build.build_id, line.forks
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
  WHERE build.status IN ('ok', 'overflow', 'failed')
  ORDER BY line.forks, build.ord DESC
  LIMIT iif(:since IS NULL, 100, -1)
),
stop AS MATERIALIZED (
  SELECT
    build.target_id,
    build.branch_id,
    build.ord,
    build.build_id,
    build.label,
    build.time,
    near.forks,
    row_number() OVER (ORDER BY near.forks DESC, near.ord) AS place,
    row_number() OVER (ORDER BY near.forks, near.ord DESC) AS age
  FROM near
  CROSS JOIN build
    ON build.target_id = near.target_id
    AND build.branch_id = near.branch_id
    AND build.ord = near.ord
),
asked AS (
  SELECT
    stop.target_id,
    stop.branch_id,
    stop.ord,
    stop.label,
    stop.time,
    stop.forks,
    stop.place,
    stop.age,
    ntile(100) OVER (ORDER BY stop.place) AS bucket
  FROM stop
  WHERE :since IS NULL
    OR stop.place >= (SELECT since.place FROM stop AS since WHERE since.build_id = :since)
),
taken AS MATERIALIZED (  -- the newest of each bucket
  SELECT
    asked.target_id,
    asked.branch_id,
    asked.ord,
    asked.label,
    asked.time,
    asked.forks,
    max(asked.place) AS place,
    asked.age
  FROM asked
  GROUP BY asked.bucket
),
changed AS (  -- of each block, in each branch of the line: its last change until then
  SELECT
    taken.place,
    taken.label,
    taken.time,
    taken.age,
    line.target_id,
    line.branch_id,
    block.block_id,
    block.name,
    line.forks,
    (
      SELECT max(change.ord)
      FROM block_change AS change
      WHERE change.target_id = line.target_id
        AND change.branch_id = line.branch_id
        AND change.block_id = block.block_id
        AND change.ord <= iif(line.forks = taken.forks, taken.ord, line.last_ord)
    ) AS ord
  FROM taken
  JOIN line
    ON line.forks >= taken.forks
  CROSS JOIN block
    ON block.target_id = line.target_id
  WHERE name_matches(block.name, :blocks)
),
latest AS (
  SELECT
    changed.place,
    changed.label,
    changed.time,
    changed.age,
    changed.target_id,
    changed.branch_id,
    changed.block_id,
    changed.name,
    changed.ord,
    min(changed.forks) AS forks
  FROM changed
  WHERE changed.ord IS NOT NULL
  GROUP BY changed.block_id, changed.place
),
point AS MATERIALIZED (
  SELECT
    latest.block_id,
    latest.name,
    latest.place,
    latest.label,
    latest.time,
    latest.age,
    change.length,
    change.all_high_water AS high_water
  FROM latest
  JOIN block_change AS change
    ON change.target_id = latest.target_id
    AND change.branch_id = latest.branch_id
    AND change.block_id = latest.block_id
    AND change.ord = latest.ord
  WHERE change.present
    AND change.same_range_id = 0
    AND change.length > 0
),
series AS MATERIALIZED (  -- blocks that the newest build has
  SELECT
    newest.block_id,
    newest.name,
    newest.time,
    newest.label AS last,
    newest.length,
    newest.high_water,
    newest.length - newest.high_water AS free,
    (
      SELECT first.label
      FROM point AS first
      WHERE first.block_id = newest.block_id
      ORDER BY first.place
      LIMIT 1
    ) AS first,
    count(*) AS builds,
    theil_sen(point.time / 86400.0, point.high_water) AS slope_by_day,
    theil_sen(point.place, point.high_water) AS slope_by_build
  FROM point AS newest
  JOIN point
    ON point.block_id = newest.block_id
  WHERE newest.age = 1
  GROUP BY newest.block_id
),
outlook AS (
  SELECT
    series.block_id,
    series.name,
    unit.value AS unit,
    series.builds,
    series.first,
    series.last,
    series.time,
    series.length,
    series.high_water,
    series.free,
    iif(unit.value = 'day', series.slope_by_day, series.slope_by_build) AS slope
  FROM series
  CROSS JOIN json_each('["day","build"]') AS unit
),
rated AS (
  SELECT
    outlook.block_id,
    outlook.name,
    outlook.unit,
    outlook.builds,
    outlook.first,
    outlook.last,
    outlook.time,
    outlook.length,
    outlook.high_water,
    outlook.free,
    round(json_extract(outlook.slope, '$[0]'), 2) AS rate,
    round(json_extract(outlook.slope, '$[1]'), 2) AS rate_low,
    round(json_extract(outlook.slope, '$[2]'), 2) AS rate_high
  FROM outlook
),
judged AS (
  SELECT
    rated.block_id,
    rated.name,
    rated.unit,
    rated.builds,
    rated.first,
    rated.last,
    rated.time,
    rated.length,
    rated.high_water,
    rated.free,
    rated.rate,
    rated.rate_low,
    rated.rate_high,
    CASE
      WHEN rated.free <= 0 THEN 'full'
      WHEN rated.builds < 4 OR rated.rate IS NULL THEN 'too few builds'
      WHEN rated.rate_low > 0 THEN 'grows'
      WHEN rated.rate_high < 0 THEN 'shrinks'
      ELSE 'no trend'
    END AS verdict
  FROM rated
),
counted AS (
  SELECT
    judged.block_id,
    judged.name,
    judged.unit,
    judged.builds,
    judged.first,
    judged.last,
    judged.time,
    judged.length,
    judged.high_water,
    judged.free,
    judged.rate,
    judged.rate_low,
    judged.rate_high,
    judged.verdict,
    CAST(ceil(judged.free / judged.rate) AS INTEGER) AS remaining,
    CAST(ceil(judged.free / judged.rate_high) AS INTEGER) AS remaining_low,
    CAST(ceil(judged.free / judged.rate_low) AS INTEGER) AS remaining_high
  FROM judged
)
SELECT
  counted.name AS name,
  counted.unit AS unit,
  counted.builds AS builds,
  counted.first AS first,
  counted.last AS last,
  counted.length AS length,
  counted.high_water AS high_water,
  counted.free AS free,
  iif(counted.verdict = 'too few builds', NULL, counted.rate) AS rate,
  iif(counted.verdict = 'too few builds', NULL, counted.rate_low) AS rate_low,
  iif(counted.verdict = 'too few builds', NULL, counted.rate_high) AS rate_high,
  counted.verdict AS verdict,
  iif(counted.verdict = 'grows', counted.remaining, NULL) AS "left",
  iif(counted.verdict = 'grows', counted.remaining_low, NULL) AS left_low,
  iif(counted.verdict = 'grows', counted.remaining_high, NULL) AS left_high,
  iif(
    counted.verdict = 'grows' AND counted.unit = 'day',
    min(counted.time + counted.remaining * 86400, 253402300799),
    NULL
  ) AS "full",
  iif(
    counted.verdict = 'grows' AND counted.unit = 'day',
    min(counted.time + counted.remaining_low * 86400, 253402300799),
    NULL
  ) AS full_low,
  iif(
    counted.verdict = 'grows' AND counted.unit = 'day',
    min(counted.time + counted.remaining_high * 86400, 253402300799),
    NULL
  ) AS full_high
FROM counted
ORDER BY counted.block_id, counted.unit DESC;
