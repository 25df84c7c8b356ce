-- A build of a target.
SELECT build_id FROM build WHERE target_id = :target LIMIT 1
