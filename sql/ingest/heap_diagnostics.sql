-- What was noticed when a heap dump was read.
SELECT severity, line, message
FROM heap_diagnostic
WHERE target_id = :target
  AND snapshot_id = :snapshot
ORDER BY position
