-- Stores an area of a heap snapshot.
INSERT INTO heap_area (target_id, snapshot_id, area, address, gc_blocks, runs)
VALUES (:target, :snapshot, :area, :address, :gc_blocks, :runs)
