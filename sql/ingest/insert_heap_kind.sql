-- Says how many chains of a kind a heap snapshot has.
INSERT INTO heap_kind (target_id, snapshot_id, kind, chains, gc_blocks)
VALUES (:target, :snapshot, :kind, :chains, :gc_blocks)
