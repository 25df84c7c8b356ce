-- Deletes the rows of region_change of a target.
DELETE FROM region_change WHERE target_id = :target
