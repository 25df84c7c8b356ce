-- A heap snapshot.
SELECT heap_snapshot.target_id, heap_snapshot.build_id, target.name, label, sequence, time, device_time, line, status,
       gc_block_bytes, total, used, free, max_new_split,
       one_blocks, two_blocks, max_block, max_free, stack_used, stack_total,
       mem_total, mem_current, mem_peak, content_checksum
FROM heap_snapshot
JOIN target USING (target_id)
WHERE snapshot_id = :snapshot
