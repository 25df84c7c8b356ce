-- Which names has a symbol had since it had this one?
WITH RECURSIVE
later (name) AS (
  SELECT symbol_rename.new_name
  FROM symbol_rename
  WHERE symbol_rename.target_id = :target
    AND symbol_rename.old_name = :name
  UNION
  SELECT symbol_rename.new_name
  FROM later
  JOIN symbol_rename
    ON symbol_rename.target_id = :target
    AND symbol_rename.old_name = later.name
)
SELECT later.name
FROM later
