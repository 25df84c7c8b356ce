-- Deletes the rows of symbol_change of a target.
DELETE FROM symbol_change WHERE target_id = :target
