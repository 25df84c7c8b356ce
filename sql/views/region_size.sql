CREATE VIEW region_size (       -- how large each region is in each build
  target,                       -- name of the target
  branch,                       -- name of the branch
  label,                        -- name of the build
  time,                         -- '2026-01-31 12:00:00', UTC
  region,                       -- name of the region
  size,                         -- bytes
  fill,                         -- bytes of padding in it
  block,                        -- where it runs
  load_block,                   -- where its load image lies; '': none
  build_id,                     -- for joining
  ord                           -- place in the branch
) AS
SELECT builds.target, builds.branch, builds.label, builds.time, version.region,
       version.size, version.fill, version.block, version.load_block,
       builds.build_id, builds.ord
FROM builds
JOIN region_version AS version
  ON version.target_id = builds.target_id AND version.branch_id = builds.branch_id
 AND version.valid_from <= builds.ord AND builds.ord < version.valid_to
