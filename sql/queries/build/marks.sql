-- What should a reader of a series know of each build of a branch?
--
-- toolchain: another one than the build before.  overflow, failed, truncated and
-- relocatable: its status.  gap: builds are missing before it: five times as much time
-- as is usual between two builds of the branch, and more than a week.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  releases  count  = 0      1: only builds with a tag
-- @param  marked    count  = 0      1: only builds with a mark
-- @column build     count           id of the build, oldest first
-- @column label     text            name of the build
-- @column time      time            of the build
-- @column toolchain text            what compiled it; empty: unknown
-- @column status    text            how far it can be trusted
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
  JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
),
stop AS MATERIALIZED (
  SELECT
    build.build_id,
    build.label,
    build.time,
    build.toolchain,
    build.status,
    row_number() OVER by_age AS place,
    build.time - lag(build.time) OVER by_age AS wait,
    count(nullif(build.toolchain, '')) OVER by_age AS known
  FROM line
  JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
  WHERE :releases = 0
    OR EXISTS (
      SELECT 1
      FROM tag
      WHERE tag.target_id = build.target_id
        AND tag.branch_id = build.branch_id
        AND tag.ord = build.ord
    )
  WINDOW by_age AS (ORDER BY line.forks DESC, build.ord)
),
usual AS MATERIALIZED (  -- the median of the waits
  SELECT ranked.wait
  FROM (
    SELECT
      stop.wait,
      row_number() OVER (ORDER BY stop.wait) AS rank,
      count(*) OVER () AS waits
    FROM stop
    WHERE stop.wait IS NOT NULL
  ) AS ranked
  WHERE ranked.rank = (ranked.waits + 1) / 2
),
compiled AS (  -- an unknown toolchain counts as the one before
  SELECT
    stop.build_id,
    stop.label,
    stop.time,
    stop.toolchain,
    stop.status,
    stop.place,
    stop.wait,
    max(stop.toolchain) OVER (PARTITION BY stop.known) AS compiler
  FROM stop
),
compared AS (
  SELECT
    compiled.build_id,
    compiled.label,
    compiled.time,
    compiled.toolchain,
    compiled.status,
    compiled.place,
    compiled.wait > max(5 * usual.wait, 7 * 24 * 3600) AS is_late,
    compiled.compiler <> nullif(
      lag(compiled.compiler) OVER (ORDER BY compiled.place), ''
    ) AS is_other_compiler
  FROM compiled
  LEFT JOIN usual
    ON 1
)
SELECT
  compared.build_id AS build,
  compared.label AS label,
  compared.time AS time,
  compared.toolchain AS toolchain,
  compared.status AS status,
  (
    SELECT json_group_array(mark.value)
    FROM json_each(json_array(
      iif(compared.is_other_compiler, 'toolchain', NULL),
      iif(compared.is_late AND :releases = 0, 'gap', NULL),
      nullif(compared.status, 'ok')
    )) AS mark
    WHERE mark.value IS NOT NULL
  ) AS marks
FROM compared
WHERE :marked = 0
  OR compared.is_other_compiler
  OR (compared.is_late AND :releases = 0)
  OR compared.status <> 'ok'
ORDER BY compared.place;
