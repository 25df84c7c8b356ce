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
WITH listed AS MATERIALIZED (
  SELECT
    build.build_id,
    row_number() OVER (
      ORDER BY build.time DESC, build.ord DESC, build.build_id DESC
    ) AS place,
    count(*) OVER () AS builds
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  JOIN build
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
begun AS (  -- how many newer ones are left out
  SELECT coalesce(
    (
      SELECT max(0, min(listed.place - 1 - :last / 2, listed.builds - :last))
      FROM listed
      WHERE listed.build_id = :around
        AND :last > 0
    ),
    0
  ) AS places
)
SELECT
  listed.build_id AS build,
  listed.builds AS builds
FROM listed
JOIN begun
  ON listed.place > begun.places
ORDER BY listed.place
LIMIT iif(:last = 0, -1, :last);
