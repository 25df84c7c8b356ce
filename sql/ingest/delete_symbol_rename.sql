-- Forgets that a symbol was renamed; gives a row when it was known.
DELETE FROM symbol_rename
WHERE target_id = :target
  AND old_name = :old_name
  AND new_name = :new_name
RETURNING old_name
