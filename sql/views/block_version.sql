CREATE VIEW block_version (     -- how a block was used from when to when
  target,                       -- name of the target
  branch,                       -- name of the branch
  block,                        -- name of the block
  origin,                       -- first address, 16 hexadecimal digits
  length,                       -- bytes; NULL: unknown
  parent,                       -- name of the shortest longer block around it; '': none
  same_range_as,                -- name of the first block of an identical range; '': none other
  own_used,                     -- bytes of content of its own: what ld calls Used Size counts holes too
  own_high_water,               -- bytes from its origin to the end of its own highest region
  run,                          -- bytes of regions that run here; as all that follow with the blocks nested in it
  load,                         -- bytes of load images
  overlap,                      -- bytes that regions share
  used,                         -- bytes of content
  high_water,                   -- bytes from the origin to the highest end
  holes,                        -- bytes between regions
  free,                         -- bytes above; negative: overflow; NULL: length unknown
  delta,                        -- bytes used, against the build before the change
  valid_from,                   -- ord of the first build that has it so; -9223372036854775808: inherited at the fork
  valid_to,                     -- ord of the first build that has it otherwise or not at all; 9223372036854775807: none
  block_id,                     -- for joining
  target_id,                    -- for joining
  branch_id                     -- for joining
) AS
SELECT target.name, branch.name, block.name, printf('%016x', version.origin), version.length,
       parent.name, same_range.name, version.used, version.high_water,
       version.all_run, version.all_load, version.all_overlap, version.all_used,
       version.all_high_water, version.all_high_water - version.all_used,
       version.length - version.all_high_water, version.delta,
       version.valid_from, version.valid_to, version.block_id,
       version.target_id, version.seen_from
FROM (
  SELECT change.*, line.branch_id AS seen_from, line.forks,
         CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END AS valid_from,
         lead(CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END,
              1, 9223372036854775807)
           OVER (PARTITION BY change.target_id, line.branch_id, change.block_id
                 ORDER BY line.forks DESC, change.ord) AS valid_to
  FROM block_change AS change
  JOIN branch_line AS line
    ON line.target_id = change.target_id
   AND line.line_branch_id = change.branch_id
   AND change.ord <= line.last_ord
) AS version
JOIN target ON target.target_id = version.target_id
JOIN branch ON branch.target_id = version.target_id AND branch.branch_id = version.seen_from
JOIN block ON block.target_id = version.target_id AND block.block_id = version.block_id
JOIN block AS parent
  ON parent.target_id = version.target_id AND parent.block_id = version.parent_block_id
JOIN block AS same_range
  ON same_range.target_id = version.target_id AND same_range.block_id = version.same_range_id
WHERE version.present = 1 AND version.valid_from < version.valid_to
