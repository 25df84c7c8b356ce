-- Deletes what one build says of an object.
DELETE FROM object_change
WHERE target_id = :target AND branch_id = :branch AND object_id = :object
  AND region_id = :region AND kind = :kind AND ord = :ord
