-- Deletes the rows of alias_change of a target.
DELETE FROM alias_change WHERE target_id = :target
