-- The tags of a build.
SELECT name FROM tag WHERE target_id = :target AND branch_id = :branch AND ord = :ord ORDER BY name
