CREATE VIEW builds (            -- every build with its names
  target,                       -- name of the target
  branch,                       -- name of the branch
  label,                        -- name of the build, unique in its branch
  time,                         -- '2026-01-31 12:00:00', UTC
  commit_hash,                  -- '': unknown
  tags,                         -- 'v1.2, stable'; NULL: none.  A build with a tag is a release
  status,                       -- ok, overflow, failed, truncated or relocatable
  toolchain,                    -- 'gcc 12.2.1'; '': unknown
  loaded_bytes,                 -- all loaded regions, each once
  fill_bytes,                   -- padding among them
  note,                         -- free text
  build_id,                     -- #N of the command line
  target_id,                    -- for joining
  branch_id,                    -- for joining
  ord                           -- place in the branch
) AS
SELECT target.name, branch.name, build.label, datetime(build.time, 'unixepoch'),
       build.commit_hash,
       (SELECT group_concat(tag.name, ', ') FROM tag
        WHERE tag.target_id = build.target_id
          AND tag.branch_id = build.branch_id
          AND tag.ord = build.ord),
       build.status, build.toolchain, build.loaded_bytes, build.fill_bytes, build.note,
       build.build_id, build.target_id, build.branch_id, build.ord
FROM build
JOIN target USING (target_id)
JOIN branch USING (target_id, branch_id)
