-- Forgets the memories of a target.
DELETE FROM target_memory WHERE target_id = :target
