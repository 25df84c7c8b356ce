CREATE VIEW alias_version (     -- which names were in which alias group from when to when
  target,                       -- name of the target
  branch,                       -- name of the branch
  name,                         -- of the member, without counters
  founder,                      -- name that the group goes by
  object,                       -- path of the object that holds them
  region,                       -- name of the region
  valid_from,                   -- ord of the first build that has it so; -9223372036854775808: inherited at the fork
  valid_to,                     -- ord of the first build that has it otherwise or not at all; 9223372036854775807: none
  symbol_id,                    -- of the member
  group_id,                     -- symbol_id of the founder
  target_id,                    -- for joining
  branch_id                     -- for joining
) AS
SELECT target.name, branch.name, text.text, founder_text.text, object.path, region.name,
       version.valid_from, version.valid_to, version.symbol_id, version.group_id,
       version.target_id, version.seen_from
FROM (
  SELECT change.*, line.branch_id AS seen_from, line.forks,
         CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END AS valid_from,
         lead(CASE line.forks WHEN 0 THEN change.ord ELSE -9223372036854775808 END,
              1, 9223372036854775807)
           OVER (PARTITION BY change.target_id, line.branch_id, change.symbol_id
                 ORDER BY line.forks DESC, change.ord) AS valid_to
  FROM alias_change AS change
  JOIN branch_line AS line
    ON line.target_id = change.target_id
   AND line.line_branch_id = change.branch_id
   AND change.ord <= line.last_ord
) AS version
JOIN target ON target.target_id = version.target_id
JOIN branch ON branch.target_id = version.target_id AND branch.branch_id = version.seen_from
JOIN symbol ON symbol.target_id = version.target_id AND symbol.symbol_id = version.symbol_id
JOIN text ON text.target_id = version.target_id AND text.text_id = symbol.name_id
JOIN symbol AS founder
  ON founder.target_id = version.target_id AND founder.symbol_id = version.group_id
JOIN text AS founder_text
  ON founder_text.target_id = version.target_id AND founder_text.text_id = founder.name_id
JOIN object ON object.target_id = version.target_id AND object.object_id = symbol.object_id
JOIN region ON region.target_id = version.target_id AND region.region_id = symbol.region_id
WHERE version.group_id > 0 AND version.valid_from < version.valid_to
