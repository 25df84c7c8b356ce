CREATE VIEW region_version (    -- how large a region was and where it lay from when to when
  target,                       -- name of the target
  branch,                       -- name of the branch
  region,                       -- name of the region
  size,                         -- bytes
  fill,                         -- bytes of padding in it
  load_size,                    -- bytes of its separate load image; 0: none
  takes_space,                  -- 0: thread-local without bytes, counted nowhere
  block,                        -- where it runs
  load_block,                   -- where its load image lies; '': none
  delta,                        -- bytes, against the build before the change
  valid_from,                   -- ord of the first build that has it so; -9223372036854775808: inherited at the fork
  valid_to,                     -- ord of the first build that has it otherwise or not at all; 9223372036854775807: none
  region_id,                    -- for joining
  target_id,                    -- for joining
  branch_id                     -- for joining
) AS
SELECT target.name, branch.name, region.name, version.size, version.fill, version.load_size,
       version.takes_space, block.name, load_block.name, version.delta,
       version.valid_from, version.valid_to, version.region_id,
       version.target_id, version.seen_from
FROM (
  SELECT change.*, line.branch_id AS seen_from, line.forks,
         CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END AS valid_from,
         lead(CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END,
              1, 9223372036854775807)
           OVER (PARTITION BY change.target_id, line.branch_id, change.region_id
                 ORDER BY line.forks DESC, change.ord) AS valid_to
  FROM region_change AS change
  JOIN branch_line AS line
    ON line.target_id = change.target_id
   AND line.line_branch_id = change.branch_id
   AND change.ord <= line.last_ord
) AS version
JOIN target ON target.target_id = version.target_id
JOIN branch ON branch.target_id = version.target_id AND branch.branch_id = version.seen_from
JOIN region ON region.target_id = version.target_id AND region.region_id = version.region_id
JOIN block ON block.target_id = version.target_id AND block.block_id = version.block_id
JOIN block AS load_block
  ON load_block.target_id = version.target_id AND load_block.block_id = version.load_block_id
WHERE version.size IS NOT NULL AND version.valid_from < version.valid_to
