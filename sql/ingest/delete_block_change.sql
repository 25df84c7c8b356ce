-- Deletes what one build says of a block.
DELETE FROM block_change
WHERE target_id = :target AND branch_id = :branch AND block_id = :block AND ord = :ord
