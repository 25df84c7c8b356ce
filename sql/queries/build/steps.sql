-- What should a reader know of some builds of a branch, and which build is before each?
--
-- The marks of build/marks, for a few builds.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  builds    builds          which ones
-- @column build     count           id of the build
-- @column previous  count           id of the build before it on the line; null: none
-- @column label     text            name of the build
-- @column marks     text            JSON array of toolchain, gap and the status
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
asked AS MATERIALIZED (
  SELECT
    list.key AS place,
    line.forks,
    build.target_id,
    build.ord,
    build.build_id,
    build.label,
    build.time,
    build.toolchain,
    build.status
  FROM json_each(:builds) AS list
  CROSS JOIN build
    ON build.build_id = list.value
  CROSS JOIN line
    ON line.target_id = build.target_id
    AND line.branch_id = build.branch_id
    AND build.ord <= line.last_ord
),
earlier AS (  -- in each branch of the line: the last before, and the last known compiler
  SELECT
    asked.place,
    line.target_id,
    line.branch_id,
    line.forks,
    (
      SELECT max(build.ord)
      FROM build
      WHERE build.target_id = line.target_id
        AND build.branch_id = line.branch_id
        AND build.ord <= iif(line.forks = asked.forks, asked.ord - 1, line.last_ord)
    ) AS ord,
    (
      SELECT build.toolchain
      FROM build
      WHERE build.target_id = line.target_id
        AND build.branch_id = line.branch_id
        AND build.ord <= iif(line.forks = asked.forks, asked.ord - 1, line.last_ord)
        AND build.toolchain <> ''
        AND asked.toolchain <> ''
      ORDER BY build.ord DESC
      LIMIT 1
    ) AS toolchain
  FROM asked
  CROSS JOIN line
    ON line.forks >= asked.forks
),
nearest AS MATERIALIZED (  -- the other columns are those of the least forks
  SELECT
    earlier.place,
    earlier.target_id,
    earlier.branch_id,
    earlier.ord,
    min(earlier.forks)
  FROM earlier
  WHERE earlier.ord IS NOT NULL
  GROUP BY earlier.place
),
compiler AS MATERIALIZED (
  SELECT earlier.place, earlier.toolchain, min(earlier.forks)
  FROM earlier
  WHERE earlier.toolchain IS NOT NULL
  GROUP BY earlier.place
),
wait AS (
  SELECT
    build.time - lag(build.time) OVER (ORDER BY line.forks DESC, build.ord) AS seconds
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
),
usual AS (  -- the median of the waits; looked for only where there might be a gap
  SELECT ranked.seconds
  FROM (
    SELECT
      wait.seconds,
      row_number() OVER (ORDER BY wait.seconds) AS rank,
      count(*) OVER () AS waits
    FROM wait
    WHERE wait.seconds IS NOT NULL
  ) AS ranked
  WHERE ranked.rank = (ranked.waits + 1) / 2
)
SELECT
  asked.build_id AS build,
  before.build_id AS previous,
  asked.label AS label,
  (
    SELECT json_group_array(mark.value)
    FROM json_each(json_array(
      iif(asked.toolchain <> compiler.toolchain, 'toolchain', NULL),
      iif(
        asked.time - before.time > 7 * 24 * 3600
        AND asked.time - before.time > 5 * (SELECT usual.seconds FROM usual),
        'gap',
        NULL
      ),
      nullif(asked.status, 'ok')
    )) AS mark
    WHERE mark.value IS NOT NULL
  ) AS marks
FROM asked
LEFT JOIN nearest
  ON nearest.place = asked.place
LEFT JOIN build AS before
  ON before.target_id = nearest.target_id
  AND before.branch_id = nearest.branch_id
  AND before.ord = nearest.ord
LEFT JOIN compiler
  ON compiler.place = asked.place
ORDER BY asked.place;
