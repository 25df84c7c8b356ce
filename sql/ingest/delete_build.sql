-- Deletes a build with its tags and its layout.
DELETE FROM build WHERE target_id = :target AND branch_id = :branch AND ord = :ord
