-- The layout of a build.
SELECT kind, data FROM layout WHERE target_id = :target AND branch_id = :branch AND ord = :ord
