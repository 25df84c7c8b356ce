-- Says how many chains or free runs of a heap snapshot have a length.
INSERT INTO heap_length (target_id, snapshot_id, of, gc_blocks, count)
VALUES (:target, :snapshot, :of, :gc_blocks, :count)
