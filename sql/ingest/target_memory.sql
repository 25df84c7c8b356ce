-- The memories that were given for a target.
SELECT target_memory.name, origin, length, attributes
FROM target_memory JOIN target USING (target_id)
WHERE target.name = :target
ORDER BY position
