-- Which builds of a target are the newest?
--
-- Or those around one, which stands in their middle, or at an end of the history.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = ""     line of builds; empty: all
-- @param  last      count  = 20     how many; 0: all
-- @param  around    build  = null   one of them; null: the newest
-- @param  releases  count  = 0      1: only builds with a tag
-- @column build     count           id of the build, newest first
-- @column builds    count           how many there are in all
WITH listed AS NOT MATERIALIZED (
  SELECT build.build_id, build.time, build.ord
  FROM target
  CROSS JOIN branch
    ON branch.target_id = target.target_id
  CROSS JOIN build
    ON build.target_id = branch.target_id
    AND build.branch_id = branch.branch_id
  WHERE target.name = :target
    AND (branch.name = :branch OR :branch = '')
    AND (
      :releases = 0
      OR EXISTS (
        SELECT 1
        FROM tag
        WHERE tag.target_id = build.target_id
          AND tag.branch_id = build.branch_id
          AND tag.ord = build.ord
      )
    )
),
whole AS MATERIALIZED (
  SELECT count(*) AS builds
  FROM listed
),
begun AS MATERIALIZED (  -- how many newer ones are left out
  SELECT max(0, min(count(*) - :last / 2, whole.builds - :last)) AS places
  FROM whole
  CROSS JOIN listed AS middle
  CROSS JOIN listed AS newer
    ON (newer.time, newer.ord, newer.build_id)
      > (middle.time, middle.ord, middle.build_id)
  WHERE middle.build_id = :around
    AND :last > 0
)
SELECT
  listed.build_id AS build,
  (SELECT whole.builds FROM whole) AS builds
FROM listed
ORDER BY listed.time DESC, listed.ord DESC, listed.build_id DESC
LIMIT iif(:last = 0, -1, :last)
OFFSET coalesce((SELECT begun.places FROM begun), 0);
