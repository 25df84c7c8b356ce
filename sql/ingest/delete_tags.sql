-- Deletes all tags of a build.
DELETE FROM tag WHERE target_id = :target AND branch_id = :branch AND ord = :ord
