-- Every heap snapshot.
SELECT snapshot_id
FROM heap_snapshot
ORDER BY snapshot_id
