-- Deletes a target with its names, when it has neither builds nor heap snapshots.
DELETE FROM target
WHERE target_id = :target
  AND NOT EXISTS (SELECT 1 FROM build WHERE build.target_id = target.target_id)
  AND NOT EXISTS (SELECT 1 FROM heap_snapshot WHERE heap_snapshot.target_id = target.target_id)
