-- Which builds has a branch up to one of them, oldest first?
SELECT build.ord, build.build_id, build.time, build.toolchain, build.loaded_bytes
FROM main.build
WHERE build.target_id = :target
  AND build.branch_id = :branch
  AND build.ord <= :last
  AND (
    :releases = 0
    OR EXISTS (
      SELECT 1
      FROM main.tag
      WHERE tag.target_id = build.target_id
        AND tag.branch_id = build.branch_id
        AND tag.ord = build.ord
    )
  )
ORDER BY build.ord
