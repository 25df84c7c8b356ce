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
-- @column marks     text            JSON array of toolchain, gap and the status
-- @column build     count           id of the build, oldest first
-- @column target    text            board and variant
-- @column branch    text            line of builds
-- @column label     text            name of the build, unique in its branch
-- @column commit    text            full hash; empty: unknown
-- @column time      time            commit time, else time of the file
-- @column time_source text          commit or file
-- @column generation count          place in the first-parent line; -1: unknown
-- @column parent    text            commit before it; empty: unknown
-- @column toolchain text            compiler and version; empty: unknown
-- @column status    text            ok, overflow, failed, truncated or relocatable
-- @column note      text            what somebody wrote about it
-- @column tags      text            JSON array, sorted; with one it is a release
-- @column loaded_bytes bytes        all loaded regions, each once
-- @column target_id count           key of the build
-- @column branch_id count           key of the build
-- @column ord       count           key of the build: its place in the branch
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
),
stop AS (
  SELECT
    build.target_id,
    build.branch_id,
    build.ord,
    build.toolchain,
    build.status,
    line.forks,
    build.time - lag(build.time) OVER by_age AS wait,
    lag(build.toolchain) OVER by_age AS toolchain_before
  FROM line
  CROSS JOIN build
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
usual AS (  -- the median of the waits; looked for only where there might be a gap
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
compared AS (
  SELECT
    stop.target_id,
    stop.branch_id,
    stop.ord,
    stop.status,
    stop.forks,
    CASE
      WHEN :releases = 0 AND stop.wait > 7 * 24 * 3600
      THEN stop.wait > 5 * (SELECT usual.wait FROM usual)
    END AS is_late,
    CASE
      WHEN stop.toolchain IN ('', stop.toolchain_before) THEN 0
      WHEN stop.toolchain_before <> '' THEN 1
      ELSE stop.toolchain <> (  -- an unknown one counts as the one before
        SELECT known.toolchain
        FROM line
        CROSS JOIN build AS known
          ON known.target_id = line.target_id
          AND known.branch_id = line.branch_id
          AND known.ord = (
            SELECT max(earlier.ord)
            FROM build AS earlier
            WHERE earlier.target_id = line.target_id
              AND earlier.branch_id = line.branch_id
              AND earlier.ord <= iif(line.forks = stop.forks, stop.ord - 1, line.last_ord)
              AND earlier.toolchain <> ''
              AND (
                :releases = 0
                OR EXISTS (
                  SELECT 1
                  FROM tag
                  WHERE tag.target_id = earlier.target_id
                    AND tag.branch_id = earlier.branch_id
                    AND tag.ord = earlier.ord
                )
              )
          )
        WHERE line.forks >= stop.forks
        ORDER BY line.forks
        LIMIT 1
      )
    END AS is_other_compiler
  FROM stop
)
SELECT
  CASE
    WHEN compared.is_other_compiler OR compared.is_late OR compared.status <> 'ok'
    THEN (
      SELECT json_group_array(mark.value)
      FROM json_each(json_array(
        iif(compared.is_other_compiler, 'toolchain', NULL),
        iif(compared.is_late, 'gap', NULL),
        nullif(compared.status, 'ok')
      )) AS mark
      WHERE mark.value IS NOT NULL
    )
    ELSE '[]'
  END AS marks,
  build.build_id AS build,
  :target AS target,
  branch.name AS branch,
  build.label AS label,
  build.commit_hash AS "commit",
  build.time AS time,
  build.time_source AS time_source,
  build.generation AS generation,
  build.parent_commit AS parent,
  build.toolchain AS toolchain,
  build.status AS status,
  build.note AS note,
  (
    SELECT json_group_array(tag.name)
    FROM tag
    WHERE tag.target_id = build.target_id
      AND tag.branch_id = build.branch_id
      AND tag.ord = build.ord
  ) AS tags,
  build.loaded_bytes AS loaded_bytes,
  build.target_id AS target_id,
  build.branch_id AS branch_id,
  build.ord AS ord
FROM compared
CROSS JOIN build
  ON build.target_id = compared.target_id
  AND build.branch_id = compared.branch_id
  AND build.ord = compared.ord
CROSS JOIN branch
  ON branch.target_id = build.target_id
  AND branch.branch_id = build.branch_id
WHERE :marked = 0
  OR compared.is_other_compiler
  OR compared.is_late
  OR compared.status <> 'ok'
ORDER BY compared.forks DESC, compared.ord;
