-- The rows of region_change of a target.
SELECT branch_id, ord, region_id, size, fill, load_size, takes_space, block_id, load_block_id,
       delta
FROM region_change WHERE target_id = :target
