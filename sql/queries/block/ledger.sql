-- Who spent and who gave back the bytes of a block since a build?
--
-- Bytes used, with the blocks nested in it; the sums are exact: what no object explains
-- (a region that went to another block, bytes that regions share) has a row of its own,
-- the rest, unless filters are given.
--
-- @param  target    target = ""     board and variant
-- @param  branch    text   = main   line of builds
-- @param  block     text   = ""     block; empty: every loaded region once
-- @param  since     build           the build whose bytes were not yet spent
-- @param  by        text   = build  build, object or component
-- @param  regions   globs  = []     regions
-- @param  objects   globs  = []     objects by normalised path
-- @param  archives  globs  = []     archives
-- @param  object_ids text  = []     JSON array of object_id; []: all
-- @param  components text = []  JSON: [{"name":"c","objects":[],"archives":["*/libc*"]}]
-- @column kind      text            build, object, component; fill, data, stub, gap, rest
-- @column name      text            label, path or component; null: of none
-- @column archive   text            by object: its archive
-- @column build     count           by build: its id
-- @column commit    text            by build: full hash; empty: unknown
-- @column time      time            by build: of the build
-- @column spent     bytes           what grew, summed
-- @column given_back bytes          what shrank, summed
-- @column delta     delta           spent - given_back
-- @column builds    count           in how many builds
-- @column used      bytes           by build: used in it; null: no block
-- @column free      delta           by build: headroom left above the high water
WITH RECURSIVE
line (target_id, branch_id, last_ord, forks) AS (  -- the branch, then what it forks from
  SELECT branch.target_id, branch.branch_id, 9223372036854775807, 0
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  WHERE target.name = :target
    AND branch.name = :branch
  UNION ALL
  SELECT line.target_id, branch.fork_branch_id, branch.fork_ord, line.forks + 1
  FROM line
  JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
),
stop AS MATERIALIZED (
  SELECT
    build.target_id,
    build.branch_id,
    build.ord,
    build.build_id,
    build.label,
    build.commit_hash,
    build.time,
    line.forks,
    build.loaded_bytes - lag(build.loaded_bytes) OVER by_age AS loaded_delta,
    row_number() OVER by_age AS place
  FROM line
  JOIN build
    ON build.target_id = line.target_id
    AND build.branch_id = line.branch_id
    AND build.ord <= line.last_ord
  WINDOW by_age AS (ORDER BY line.forks DESC, build.ord)
),
since AS MATERIALIZED (
  SELECT stop.place, stop.forks, stop.ord
  FROM stop
  WHERE stop.build_id = :since
),
part AS MATERIALIZED (  -- of each branch of the line, what lies behind that build
  SELECT
    line.target_id,
    line.branch_id,
    line.last_ord,
    iif(line.forks = since.forks, since.ord, -9223372036854775808) AS after_ord
  FROM since
  JOIN line
    ON line.forks <= since.forks
),
newest AS MATERIALIZED (
  SELECT stop.target_id, stop.branch_id, stop.ord
  FROM stop
  ORDER BY stop.place DESC
  LIMIT 1
),
memory_block (block_id) AS (  -- the block and all that lies in it
  SELECT iif(block.same_range_id = 0, block.block_id, block.same_range_id)
  FROM newest
  CROSS JOIN build_block(newest.target_id, newest.branch_id, newest.ord) AS block
  WHERE block.name = :block
  UNION
  SELECT block.block_id
  FROM memory_block
  CROSS JOIN newest
  CROSS JOIN build_block(newest.target_id, newest.branch_id, newest.ord) AS block
  WHERE memory_block.block_id IN (block.parent_block_id, block.same_range_id)
),
memory AS (  -- the block itself
  SELECT newest.target_id, min(memory_block.block_id) AS block_id
  FROM newest
  CROSS JOIN build_block(newest.target_id, newest.branch_id, newest.ord) AS block
  JOIN memory_block
    ON memory_block.block_id = iif(
      block.same_range_id = 0, block.block_id, block.same_range_id
    )
  WHERE block.name = :block
  GROUP BY newest.target_id
),
weighed AS (  -- how often the bytes of a region count, from a build on
  SELECT
    change.region_id,
    stop.place,
    CASE
      WHEN :block = '' THEN change.takes_space
      ELSE (change.takes_space AND change.block_id IN (SELECT block_id FROM memory_block))
        + (change.load_size > 0
          AND change.load_block_id IN (SELECT block_id FROM memory_block))
    END AS weight
  FROM line
  JOIN region
    ON region.target_id = line.target_id
  JOIN region_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.region_id = region.region_id
    AND change.ord <= line.last_ord
  JOIN stop
    ON stop.branch_id = change.branch_id
    AND stop.ord = change.ord
  WHERE name_matches(region.name, :regions)
),
turn AS (
  SELECT
    weighed.region_id,
    weighed.place,
    weighed.weight,
    lag(weighed.weight) OVER (
      PARTITION BY weighed.region_id
      ORDER BY weighed.place
    ) AS weight_before
  FROM weighed
),
weight AS MATERIALIZED (
  SELECT
    turn.region_id,
    turn.place AS first_place,
    lead(turn.place, 1, 9223372036854775807) OVER (
      PARTITION BY turn.region_id
      ORDER BY turn.place
    ) AS end_place,
    turn.weight
  FROM turn
  WHERE turn.weight IS NOT turn.weight_before
),
explained AS (
  SELECT
    stop.place,
    iif(change.kind = 'merged', 'object', change.kind) AS kind,
    change.object_id,
    object.path,
    object.archive,
    change.delta * weight.weight AS delta
  FROM part
  CROSS JOIN object_change AS change
    ON change.target_id = part.target_id
    AND change.branch_id = part.branch_id
    AND change.ord > part.after_ord
    AND change.ord <= part.last_ord
  JOIN stop
    ON stop.branch_id = change.branch_id
    AND stop.ord = change.ord
  JOIN weight
    ON weight.region_id = change.region_id
    AND stop.place >= weight.first_place
    AND stop.place < weight.end_place
  LEFT JOIN object
    ON object.target_id = change.target_id
    AND object.object_id = change.object_id
  WHERE weight.weight > 0
    AND name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR change.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
),
component AS MATERIALIZED (  -- the first rule that fits an object
  SELECT
    thing.object_id,
    (
      SELECT min(rule.key)
      FROM json_each(:components) AS rule
      WHERE (rule.value ->> 'objects' <> '[]'
          AND name_matches(thing.path, rule.value ->> 'objects'))
        OR (rule.value ->> 'archives' <> '[]'
          AND name_matches(thing.archive, rule.value ->> 'archives'))
    ) AS rule
  FROM (
    SELECT DISTINCT explained.object_id, explained.path, explained.archive
    FROM explained
    WHERE :components <> '[]'
  ) AS thing
),
assigned AS (
  SELECT
    explained.place,
    explained.kind,
    explained.object_id,
    explained.path,
    explained.archive,
    rule.value ->> 'name' AS component,
    explained.delta
  FROM explained
  LEFT JOIN component
    ON component.object_id = explained.object_id
  LEFT JOIN json_each(:components) AS rule
    ON rule.key = component.rule
),
whole AS MATERIALIZED (  -- the block's own account of each build
  SELECT
    stop.place,
    change.all_used AS used,
    change.delta,
    change.length,
    change.all_high_water
  FROM memory
  JOIN line
    ON line.target_id = memory.target_id
  JOIN block_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.block_id = memory.block_id
    AND change.ord <= line.last_ord
  JOIN stop
    ON stop.branch_id = change.branch_id
    AND stop.ord = change.ord
  UNION ALL
  SELECT stop.place, NULL, stop.loaded_delta, NULL, NULL
  FROM stop
  WHERE :block = ''
    AND stop.loaded_delta <> 0
),
entry AS MATERIALIZED (
  SELECT
    assigned.place,
    assigned.kind,
    assigned.object_id,
    assigned.path,
    assigned.archive,
    assigned.component,
    sum(assigned.delta) AS delta
  FROM assigned
  GROUP BY assigned.place, assigned.kind, assigned.object_id
  HAVING sum(assigned.delta) <> 0
),
booked AS (
  SELECT
    entry.place,
    entry.kind,
    entry.object_id,
    entry.path,
    entry.archive,
    entry.component,
    entry.delta
  FROM entry
  UNION ALL
  SELECT
    stop.place,
    'rest',
    0,
    NULL,
    NULL,
    NULL,
    coalesce((SELECT sum(whole.delta) FROM whole WHERE whole.place = stop.place), 0)
      - coalesce((SELECT sum(entry.delta) FROM entry WHERE entry.place = stop.place), 0)
  FROM since
  JOIN stop
    ON stop.place > since.place
  WHERE :regions = '[]'
    AND :objects = '[]'
    AND :archives = '[]'
    AND :object_ids = '[]'
),
summed AS (
  SELECT
    CASE
      WHEN :by = 'build' THEN 'build'
      WHEN booked.kind = 'object' THEN :by
      ELSE booked.kind
    END AS kind,
    iif(:by = 'build', booked.place, NULL) AS place,
    iif(:by = 'object', booked.path, NULL) AS path,
    iif(:by = 'object', booked.archive, NULL) AS archive,
    iif(:by = 'component', booked.component, NULL) AS component,
    sum(max(booked.delta, 0)) AS spent,
    sum(max(-booked.delta, 0)) AS given_back,
    sum(booked.delta) AS delta,
    count(DISTINCT booked.place) AS builds
  FROM booked
  WHERE booked.delta <> 0
  GROUP BY 1, 2, 3, 4, 5
)
SELECT
  summed.kind AS kind,
  coalesce(stop.label, summed.path, summed.component) AS name,
  summed.archive AS archive,
  stop.build_id AS build,
  stop.commit_hash AS "commit",
  stop.time AS time,
  summed.spent AS spent,
  summed.given_back AS given_back,
  summed.delta AS delta,
  summed.builds AS builds,
  after.used AS used,
  after.length - after.all_high_water AS free
FROM summed
LEFT JOIN stop
  ON stop.place = summed.place
LEFT JOIN whole AS after
  ON after.place = (
    SELECT max(whole.place)
    FROM whole
    WHERE whole.place <= summed.place
  )
ORDER BY
  summed.place,
  summed.delta DESC,
  summed.kind,
  name,
  summed.archive;
