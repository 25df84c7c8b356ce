-- All that the checksum of a target covers, row by row.
SELECT 'name' AS what, name AS key, '', '', '', ''
FROM target
WHERE target_id = :target
UNION ALL
SELECT 'memory', CAST(position AS TEXT), name, CAST(origin AS TEXT), CAST(length AS TEXT),
       attributes
FROM target_memory
WHERE target_id = :target
UNION ALL
SELECT 'rename', old_name, new_name, '', '', ''
FROM symbol_rename
WHERE target_id = :target
ORDER BY what, key
