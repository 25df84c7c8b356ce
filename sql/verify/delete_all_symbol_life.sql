-- Deletes the rows of symbol_life of a target.
DELETE FROM symbol_life WHERE target_id = :target
