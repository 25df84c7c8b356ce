-- Deletes when a symbol lived.
DELETE FROM symbol_life
WHERE target_id = :target AND branch_id = :branch AND symbol_id = :symbol
