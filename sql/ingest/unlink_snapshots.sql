-- Keeps the heap snapshots of a build that is deleted, as of no build.
UPDATE heap_snapshot
SET build_id = NULL
WHERE build_id = :build
