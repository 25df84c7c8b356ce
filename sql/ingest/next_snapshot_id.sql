-- The number of the next heap snapshot.
SELECT coalesce(max(snapshot_id), 0) + 1
FROM heap_snapshot
