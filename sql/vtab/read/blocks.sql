-- What are the blocks of a target?
SELECT block_id, name, ordinal
FROM main.block
WHERE target_id = :target
