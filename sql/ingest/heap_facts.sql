-- What is derived from the areas of a heap snapshot, as texts: for comparing.
SELECT 'kind ' || kind || ' ' || chains || ' ' || gc_blocks
FROM heap_kind
WHERE target_id = :target
  AND snapshot_id = :snapshot
UNION ALL
SELECT of || ' ' || gc_blocks || ' ' || count
FROM heap_length
WHERE target_id = :target
  AND snapshot_id = :snapshot
UNION ALL
SELECT 'largest free ' || coalesce(largest_free, 'unknown')
FROM heap_snapshot
WHERE target_id = :target
  AND snapshot_id = :snapshot
