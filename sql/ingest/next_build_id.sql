-- The id of the next new build.
SELECT coalesce(max(build_id), 0) + 1 FROM build
