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
WITH
line AS NOT MATERIALIZED (
  SELECT
    line.place,
    target.target_id,
    line.branch_id,
    line.ord,
    line.wait,
    line.toolchain_before
  FROM target
  CROSS JOIN branch
    ON branch.target_id = target.target_id
    AND branch.name = :branch
  CROSS JOIN build_line(target.target_id, branch.branch_id, :releases) AS line
  WHERE target.name = :target
),
usual AS (  -- the median of the waits; looked for only where there might be a gap
  SELECT ranked.wait
  FROM (
    SELECT
      line.wait,
      row_number() OVER (ORDER BY line.wait) AS rank,
      count(*) OVER () AS waits
    FROM line
    WHERE line.wait IS NOT NULL
  ) AS ranked
  WHERE ranked.rank = (ranked.waits + 1) / 2
),
compared AS NOT MATERIALIZED (
  SELECT
    line.place,
    build.build_id,
    build.label,
    build.commit_hash,
    build.time,
    build.time_source,
    build.generation,
    build.parent_commit,
    build.toolchain,
    build.status,
    build.note,
    build.loaded_bytes,
    build.target_id,
    build.branch_id,
    build.ord,
    CASE
      WHEN :releases = 0 AND line.wait > 7 * 24 * 3600
      THEN line.wait > 5 * (SELECT usual.wait FROM usual)
    END AS is_late,
    build.toolchain <> '' AND build.toolchain <> line.toolchain_before
      AS is_other_compiler
  FROM line
  CROSS JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord = line.ord
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
  compared.build_id AS build,
  :target AS target,
  branch.name AS branch,
  compared.label AS label,
  compared.commit_hash AS "commit",
  compared.time AS time,
  compared.time_source AS time_source,
  compared.generation AS generation,
  compared.parent_commit AS parent,
  compared.toolchain AS toolchain,
  compared.status AS status,
  compared.note AS note,
  (
    SELECT json_group_array(tag.name)
    FROM tag
    WHERE tag.target_id = compared.target_id
      AND tag.branch_id = compared.branch_id
      AND tag.ord = compared.ord
  ) AS tags,
  compared.loaded_bytes AS loaded_bytes,
  compared.target_id AS target_id,
  compared.branch_id AS branch_id,
  compared.ord AS ord
FROM compared
CROSS JOIN branch
  ON branch.target_id = compared.target_id
  AND branch.branch_id = compared.branch_id
WHERE :marked = 0
  OR compared.is_other_compiler
  OR compared.is_late
  OR compared.status <> 'ok'
ORDER BY compared.place;
