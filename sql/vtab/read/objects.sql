-- What are the objects of a target?
SELECT object_id, path, archive
FROM main.object
WHERE target_id = :target
ORDER BY object_id
