CREATE VIEW symbol_version (    -- how large a span was from when to when; as of a build: valid_from <= ord AND ord < valid_to
  target,                       -- name of the target
  branch,                       -- name of the branch
  name,                         -- of its alias group's founder, without counters; '': a nameless span
  object,                       -- path without build folder and random parts
  archive,                      -- '': in no archive
  region,                       -- name of the region
  size,                         -- bytes
  delta,                        -- bytes, against the build before the change
  valid_from,                   -- ord of the first build that has it so; -9223372036854775808: inherited at the fork
  valid_to,                     -- ord of the first build that has it otherwise or not at all; 9223372036854775807: none
  symbol_id,                    -- of the group's founder
  object_id,                    -- for joining
  region_id,                    -- for joining
  target_id,                    -- for joining
  branch_id                     -- for joining
) AS
SELECT target.name, branch.name, text.text, object.path, object.archive, region.name,
       version.size, version.delta, version.valid_from, version.valid_to,
       version.symbol_id, symbol.object_id, symbol.region_id,
       version.target_id, version.seen_from
FROM (
  SELECT change.*, line.branch_id AS seen_from, line.forks,
         CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END AS valid_from,
         lead(CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END,
              1, 9223372036854775807)
           OVER (PARTITION BY change.target_id, line.branch_id, change.symbol_id
                 ORDER BY line.forks DESC, change.ord) AS valid_to
  FROM symbol_change AS change
  JOIN branch_line AS line
    ON line.target_id = change.target_id
   AND line.line_branch_id = change.branch_id
   AND change.ord <= line.last_ord
) AS version
JOIN target ON target.target_id = version.target_id
JOIN branch ON branch.target_id = version.target_id AND branch.branch_id = version.seen_from
JOIN symbol ON symbol.target_id = version.target_id AND symbol.symbol_id = version.symbol_id
JOIN text ON text.target_id = version.target_id AND text.text_id = symbol.name_id
JOIN object ON object.target_id = version.target_id AND object.object_id = symbol.object_id
JOIN region ON region.target_id = version.target_id AND region.region_id = symbol.region_id
WHERE version.size IS NOT NULL AND version.valid_from < version.valid_to
