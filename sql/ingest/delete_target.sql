-- Deletes a target with its names.
DELETE FROM target WHERE target_id = :target
