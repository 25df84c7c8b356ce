-- Says how large a region is and where it lies from a build on.
INSERT INTO region_change (target_id, branch_id, region_id, ord, size, fill, load_size,
                           takes_space, block_id, load_block_id, delta)
VALUES (:target, :branch, :region, :ord, :size, :fill, :load_size,
        :takes_space, :block, :load_block, :delta)
