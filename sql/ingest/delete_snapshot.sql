-- Deletes a heap snapshot.
DELETE FROM heap_snapshot
WHERE snapshot_id = :snapshot
