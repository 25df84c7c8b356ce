-- Every memory that was given for a target.
SELECT target_id, position, target_memory.name, origin, length, attributes, checksum,
  coalesce(target.name, '')
FROM target_memory LEFT JOIN target USING (target_id)
ORDER BY target_id, position
