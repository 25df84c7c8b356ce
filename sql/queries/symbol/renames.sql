-- Which symbols are known to have been renamed?
--
-- @param  target    target = ""     board and variant
-- @param  symbols   globs  = []     names that a symbol has or had; []: all
-- @column old       text            name before, without counters and compiler suffixes
-- @column new       text            name after
-- @column latest    text            name that it has at the end of all renames
WITH RECURSIVE
step (target_id, old_name, new_name, latest) AS (
  SELECT
    symbol_rename.target_id,
    symbol_rename.old_name,
    symbol_rename.new_name,
    symbol_rename.new_name
  FROM target
  JOIN symbol_rename
    ON symbol_rename.target_id = target.target_id
  WHERE target.name = :target
  UNION
  SELECT step.target_id, step.old_name, step.new_name, symbol_rename.new_name
  FROM step
  JOIN symbol_rename
    ON symbol_rename.target_id = step.target_id
    AND symbol_rename.old_name = step.latest
),
final AS (
  SELECT step.old_name, step.new_name, step.latest
  FROM step
  WHERE NOT EXISTS (
    SELECT 1
    FROM symbol_rename
    WHERE symbol_rename.target_id = step.target_id
      AND symbol_rename.old_name = step.latest
  )
)
SELECT final.old_name AS old, final.new_name AS new, final.latest AS latest
FROM final
WHERE final.latest IN (
  SELECT asked.latest
  FROM final AS asked
  WHERE name_matches(asked.latest, :symbols)
    OR name_matches(asked.old_name, :symbols)
)
ORDER BY final.old_name;
