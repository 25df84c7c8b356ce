-- Deletes what one build says of a region.
DELETE FROM region_change
WHERE target_id = :target AND branch_id = :branch AND region_id = :region AND ord = :ord
