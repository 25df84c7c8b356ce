-- The rows of block_change of a target.
SELECT branch_id, ord, block_id, present, position, origin, length, parent_block_id,
       same_range_id, run, load, overlap, used, high_water,
       all_run, all_load, all_overlap, all_used, all_high_water, delta
FROM block_change WHERE target_id = :target
