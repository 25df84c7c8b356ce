-- The snapshot of a target and label with this content, of the same build (0: of none).
SELECT snapshot_id
FROM heap_snapshot
WHERE target_id = :target
  AND label = :label
  AND sequence = :sequence
  AND content_checksum = :content_checksum
  AND coalesce(build_id, 0) = :build
