-- Deletes a tag.
DELETE FROM tag WHERE target_id = :target AND branch_id = :branch AND ord = :ord AND name = :name
