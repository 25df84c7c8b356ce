-- The rows of object_change of a target.
SELECT branch_id, ord, object_id, region_id, kind, size, delta
FROM object_change WHERE target_id = :target
