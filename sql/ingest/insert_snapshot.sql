-- Stores a heap snapshot.
INSERT INTO heap_snapshot (target_id, snapshot_id, build_id, label, sequence, time, device_time, line, status,
                           gc_block_bytes, total, used, free, max_new_split,
                           one_blocks, two_blocks, max_block, max_free, stack_used, stack_total,
                           mem_total, mem_current, mem_peak, largest_free, content_checksum)
VALUES (:target, :snapshot, :build, :label, :sequence, :time, :device_time, :line, :status,
        :gc_block_bytes, :total, :used, :free, :max_new_split,
        :one_blocks, :two_blocks, :max_block, :max_free, :stack_used, :stack_total,
        :mem_total, :mem_current, :mem_peak, :largest_free, :content_checksum)
