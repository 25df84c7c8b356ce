-- Deletes the rows of object_change of a target.
DELETE FROM object_change WHERE target_id = :target
