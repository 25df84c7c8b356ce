-- Which symbols have names that match?
--
-- With the alias groups that such a name was ever in.
--
-- @param  target    target = ""     board and variant
-- @param  symbols   globs           as written or demangled
-- @column symbol_id count           key of a symbol or of a group's founder
WITH named AS (
  SELECT symbol.target_id, symbol.symbol_id
  FROM target
  JOIN text
    ON text.target_id = target.target_id
  JOIN symbol
    ON symbol.target_id = text.target_id
    AND symbol.name_id = text.text_id
  WHERE target.name = :target
    AND text.text_id <> 0
    AND name_matches(text.text, :symbols)
)
SELECT named.symbol_id AS symbol_id
FROM named
UNION
SELECT alias_change.group_id AS symbol_id
FROM named
JOIN branch
  ON branch.target_id = named.target_id
JOIN alias_change
  ON alias_change.target_id = branch.target_id
  AND alias_change.branch_id = branch.branch_id
  AND alias_change.symbol_id = named.symbol_id
WHERE alias_change.group_id > 0
ORDER BY symbol_id;
