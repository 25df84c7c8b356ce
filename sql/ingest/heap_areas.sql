-- The areas of a heap snapshot.
SELECT address, gc_blocks, runs
FROM heap_area
WHERE target_id = :target
  AND snapshot_id = :snapshot
ORDER BY area
