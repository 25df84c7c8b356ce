CREATE VIEW block_use (         -- how each block is used in each build, with the blocks nested in it
  target,                       -- name of the target
  branch,                       -- name of the branch
  label,                        -- name of the build
  time,                         -- '2026-01-31 12:00:00', UTC
  block,                        -- name of the block
  length,                       -- bytes; NULL: unknown
  own_used,                     -- bytes of content without the nested blocks
  used,                         -- bytes of content
  high_water,                   -- bytes from the origin to the highest end: what has to fit
  holes,                        -- bytes between regions
  free,                         -- bytes above; negative: overflow; NULL: length unknown
  build_id,                     -- for joining
  ord                           -- place in the branch
) AS
SELECT builds.target, builds.branch, builds.label, builds.time, version.block,
       version.length, version.own_used, version.used, version.high_water, version.holes,
       version.free, builds.build_id, builds.ord
FROM builds
JOIN block_version AS version
  ON version.target_id = builds.target_id AND version.branch_id = builds.branch_id
 AND version.valid_from <= builds.ord AND builds.ord < version.valid_to
