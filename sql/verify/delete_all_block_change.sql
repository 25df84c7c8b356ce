-- Deletes the rows of block_change of a target.
DELETE FROM block_change WHERE target_id = :target
