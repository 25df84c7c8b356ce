-- Who spent and who gave back the bytes of a block since a build?
--
-- Bytes used, with the blocks nested in it; the sums are exact: what no object explains
-- (a region that went to another block, bytes that regions share) has a row of its own,
-- the rest, unless filters are given.  Nobody spends or gives back what a symbol takes
-- along to another object, under its name or one that it is known to have become.
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
-- @column moved     delta           what symbols brought along, less what they took away
-- @column delta     delta           spent - given_back + moved
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
  CROSS JOIN branch
    ON branch.target_id = line.target_id
    AND branch.branch_id = line.branch_id
  WHERE branch.fork_branch_id <> 0
    AND line.forks < (  -- more is a circle
      SELECT count(*)
      FROM branch AS known
      WHERE known.target_id = line.target_id
    )
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
  CROSS JOIN build
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
    line.forks,
    change.branch_id,
    change.region_id,
    change.ord,
    CASE
      WHEN :block = '' THEN change.takes_space
      ELSE (change.takes_space AND change.block_id IN (SELECT block_id FROM memory_block))
        + (change.load_size > 0
          AND change.load_block_id IN (SELECT block_id FROM memory_block))
    END AS weight
  FROM line
  CROSS JOIN region
    ON region.target_id = line.target_id
  CROSS JOIN region_change AS change
    ON change.target_id = line.target_id
    AND change.branch_id = line.branch_id
    AND change.region_id = region.region_id
    AND change.ord <= line.last_ord
  WHERE name_matches(region.name, :regions)
),
turn AS (
  SELECT
    weighed.branch_id,
    weighed.region_id,
    weighed.ord,
    weighed.weight,
    lag(weighed.weight) OVER (
      PARTITION BY weighed.region_id
      ORDER BY weighed.forks DESC, weighed.ord
    ) AS weight_before
  FROM weighed
),
weight AS MATERIALIZED (
  SELECT
    turn.region_id,
    stop.place AS first_place,
    lead(stop.place, 1, 9223372036854775807) OVER (
      PARTITION BY turn.region_id
      ORDER BY stop.place
    ) AS end_place,
    turn.weight
  FROM turn
  JOIN stop
    ON stop.branch_id = turn.branch_id
    AND stop.ord = turn.ord
  WHERE turn.weight IS NOT turn.weight_before
),
rename_step (target_id, old_name, latest) AS (
  SELECT symbol_rename.target_id, symbol_rename.old_name, symbol_rename.new_name
  FROM newest
  JOIN symbol_rename
    ON symbol_rename.target_id = newest.target_id
  UNION
  SELECT rename_step.target_id, rename_step.old_name, symbol_rename.new_name
  FROM rename_step
  JOIN symbol_rename
    ON symbol_rename.target_id = rename_step.target_id
    AND symbol_rename.old_name = rename_step.latest
),
renamed AS MATERIALIZED (  -- text_id of a name and of the one at the end of all renames
  SELECT was.text_id AS name_id, now.text_id AS latest_id
  FROM rename_step
  CROSS JOIN text AS was
    ON was.hash = name_hash(rename_step.old_name)
    AND was.target_id = rename_step.target_id
    AND was.text = rename_step.old_name
  CROSS JOIN text AS now
    ON now.hash = name_hash(rename_step.latest)
    AND now.target_id = rename_step.target_id
    AND now.text = rename_step.latest
  WHERE NOT EXISTS (
    SELECT 1
    FROM symbol_rename
    WHERE symbol_rename.target_id = rename_step.target_id
      AND symbol_rename.old_name = rename_step.latest
  )
),
restless AS (  -- names under which a symbol came or went
  SELECT DISTINCT
    part.target_id,
    coalesce(renamed.latest_id, symbol.name_id) AS name_id
  FROM part
  CROSS JOIN symbol_life AS life
    ON life.target_id = part.target_id
    AND life.branch_id = part.branch_id
  CROSS JOIN symbol
    ON symbol.target_id = life.target_id
    AND symbol.symbol_id = life.symbol_id
  LEFT JOIN renamed
    ON renamed.name_id = symbol.name_id
  WHERE symbol.name_id <> 0
    AND (
      (life.first_ord > part.after_ord AND life.first_ord <= part.last_ord)
      OR (life.gone_ord > part.after_ord AND life.gone_ord <= part.last_ord)
    )
),
spelling AS (  -- all names of it
  SELECT restless.target_id, restless.name_id, restless.name_id AS latest_id
  FROM restless
  UNION
  SELECT restless.target_id, renamed.name_id, renamed.latest_id
  FROM restless
  JOIN renamed
    ON renamed.latest_id = restless.name_id
),
homeless AS (  -- symbols whose name is in several objects
  SELECT
    named.target_id,
    named.symbol_id,
    named.object_id,
    named.region_id,
    named.latest_id
  FROM (
    SELECT
      symbol.target_id,
      symbol.symbol_id,
      symbol.object_id,
      symbol.region_id,
      spelling.latest_id,
      min(symbol.object_id) OVER of_name AS least_object_id,
      max(symbol.object_id) OVER of_name AS most_object_id
    FROM spelling
    CROSS JOIN symbol
      ON symbol.target_id = spelling.target_id
      AND symbol.name_id = spelling.name_id
    WINDOW of_name AS (PARTITION BY spelling.latest_id)
  ) AS named
  WHERE named.least_object_id <> named.most_object_id
),
size_step AS (
  SELECT
    homeless.latest_id,
    homeless.object_id,
    homeless.region_id,
    change.branch_id,
    change.ord,
    change.size,
    lag(change.size) OVER (
      PARTITION BY homeless.symbol_id
      ORDER BY line.forks DESC, change.ord
    ) AS size_before
  FROM homeless
  CROSS JOIN line
  CROSS JOIN symbol_change AS change
    ON change.target_id = homeless.target_id
    AND change.branch_id = line.branch_id
    AND change.symbol_id = homeless.symbol_id
    AND change.ord <= line.last_ord
),
crossing AS (  -- where a symbol came or went, and how many bytes of the block it takes
  SELECT
    stop.place,
    size_step.latest_id,
    size_step.object_id,
    size_step.size IS NOT NULL AS came,
    coalesce(size_step.size, size_step.size_before) * weight.weight AS size
  FROM size_step
  JOIN stop
    ON stop.branch_id = size_step.branch_id
    AND stop.ord = size_step.ord
  JOIN weight
    ON weight.region_id = size_step.region_id
    AND stop.place >= weight.first_place
    AND stop.place < weight.end_place
  WHERE (size_step.size IS NULL) <> (size_step.size_before IS NULL)
),
move AS MATERIALIZED (  -- one went and one came in a build
  SELECT
    crossing.place,
    max(iif(crossing.came, NULL, crossing.object_id)) AS from_object_id,
    max(iif(crossing.came, crossing.object_id, NULL)) AS to_object_id,
    min(crossing.size) AS size
  FROM crossing
  JOIN since
    ON crossing.place > since.place
  GROUP BY crossing.place, crossing.latest_id
  HAVING count(*) = 2
    AND sum(crossing.came) = 1
    AND min(crossing.object_id) <> max(crossing.object_id)
),
posted AS (
  SELECT
    part.target_id,
    stop.place,
    iif(change.kind = 'merged', 'object', change.kind) AS kind,
    change.object_id,
    change.delta * weight.weight AS delta,
    0 AS moved
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
  WHERE weight.weight > 0
  UNION ALL
  SELECT newest.target_id, move.place, 'object', move.from_object_id, 0, -move.size
  FROM newest
  CROSS JOIN move
  UNION ALL
  SELECT newest.target_id, move.place, 'object', move.to_object_id, 0, move.size
  FROM newest
  CROSS JOIN move
),
entry AS MATERIALIZED (
  SELECT
    posted.target_id,
    posted.place,
    posted.kind,
    posted.object_id,
    sum(posted.delta) AS delta,
    sum(posted.moved) AS moved
  FROM posted
  GROUP BY posted.place, posted.kind, posted.object_id
  HAVING sum(posted.delta) <> 0
    OR sum(posted.moved) <> 0
),
owner AS MATERIALIZED (  -- what passes the filters, with the first rule that fits it
  SELECT
    thing.object_id,
    object.path,
    object.archive,
    (
      SELECT rule.value ->> 'name'
      FROM json_each(:components) AS rule
      WHERE (rule.value ->> 'objects' <> '[]'
          AND name_matches(object.path, rule.value ->> 'objects'))
        OR (rule.value ->> 'archives' <> '[]'
          AND name_matches(object.archive, rule.value ->> 'archives'))
      ORDER BY rule.key
      LIMIT 1
    ) AS component
  FROM (
    SELECT DISTINCT entry.target_id, entry.object_id
    FROM entry
  ) AS thing
  LEFT JOIN object
    ON object.target_id = thing.target_id
    AND object.object_id = thing.object_id
  WHERE name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR thing.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
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
booked AS (
  SELECT
    entry.place,
    entry.kind,
    owner.path,
    owner.archive,
    owner.component,
    entry.delta,
    entry.moved
  FROM entry
  JOIN owner
    ON owner.object_id = entry.object_id
  UNION ALL
  SELECT
    stop.place,
    'rest',
    NULL,
    NULL,
    NULL,
    coalesce((SELECT sum(whole.delta) FROM whole WHERE whole.place = stop.place), 0)
      - coalesce((SELECT sum(entry.delta) FROM entry WHERE entry.place = stop.place), 0),
    0
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
    sum(max(booked.delta - booked.moved, 0)) AS spent,
    sum(max(booked.moved - booked.delta, 0)) AS given_back,
    sum(booked.moved) AS moved,
    sum(booked.delta) AS delta,
    count(DISTINCT booked.place) AS builds
  FROM booked
  WHERE booked.delta <> 0
    OR booked.moved <> 0
  GROUP BY 1, 2, 3, 4, 5
),
account AS (  -- the block after each build
  SELECT
    stop.place,
    whole.used,
    whole.length - whole.all_high_water AS free,
    count(whole.place) OVER (ORDER BY stop.place) AS known
  FROM stop
  LEFT JOIN whole
    ON whole.place = stop.place
),
after AS (
  SELECT
    account.place,
    max(account.used) OVER (PARTITION BY account.known) AS used,
    max(account.free) OVER (PARTITION BY account.known) AS free
  FROM account
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
  summed.moved AS moved,
  summed.delta AS delta,
  summed.builds AS builds,
  after.used AS used,
  after.free AS free
FROM summed
LEFT JOIN stop
  ON stop.place = summed.place
LEFT JOIN after
  ON after.place = summed.place
WHERE summed.spent <> 0
  OR summed.given_back <> 0
  OR summed.moved <> 0
ORDER BY
  summed.place,
  summed.delta DESC,
  summed.kind,
  name,
  summed.archive;
