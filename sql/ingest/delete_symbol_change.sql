-- Deletes what one build says of a symbol.
DELETE FROM symbol_change
WHERE target_id = :target AND branch_id = :branch AND symbol_id = :symbol AND ord = :ord
