-- What is known of some builds?
--
-- @param  builds        builds  whose rows, in this order
-- @column build         count   id of the build
-- @column target        text    board and variant
-- @column branch        text    line of builds
-- @column label         text    name of the build, unique in its branch
-- @column commit        text    full hash; empty: unknown
-- @column time          time    commit time, else time of the file
-- @column time_source   text    commit or file
-- @column generation    count   place in the first-parent line; -1: unknown
-- @column parent        text    commit before it; empty: unknown
-- @column toolchain     text    compiler and version; empty: unknown
-- @column status        text    ok, overflow, failed, truncated or relocatable
-- @column note          text    what somebody wrote about it
-- @column tags          text    JSON array, sorted; with one it is a release
-- @column loaded_bytes  bytes   all loaded regions, each once
-- @column target_id     count   key of the build
-- @column branch_id     count   key of the build
-- @column ord           count   key of the build: its place in the branch
SELECT
  build.build_id AS build,
  target.name AS target,
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
FROM json_each(:builds) AS asked
JOIN build
  ON build.build_id = asked.value
JOIN branch
  ON branch.target_id = build.target_id
  AND branch.branch_id = build.branch_id
JOIN target
  ON target.target_id = build.target_id
ORDER BY asked.key;
