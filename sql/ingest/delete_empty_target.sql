-- Deletes a target, with its names, that has no build left.
DELETE FROM target
WHERE target_id = :target
  AND NOT EXISTS (SELECT 1 FROM build WHERE build.target_id = target.target_id)
