-- Deletes what one build says of a alias.
DELETE FROM alias_change
WHERE target_id = :target AND branch_id = :branch AND symbol_id = :alias AND ord = :ord
