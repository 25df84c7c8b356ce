-- Says how a block is used from a build on.
INSERT INTO block_change (target_id, branch_id, block_id, ord, present, position, origin, length,
                          parent_block_id, same_range_id,
                          run, load, overlap, used, high_water,
                          all_run, all_load, all_overlap, all_used, all_high_water, delta)
VALUES (:target, :branch, :block, :ord, :present, :position, :origin, :length,
        :parent_block, :same_range,
        :run, :load, :overlap, :used, :high_water,
        :all_run, :all_load, :all_overlap, :all_used, :all_high_water, :delta)
