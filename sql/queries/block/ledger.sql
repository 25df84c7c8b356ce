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
-- @column marks     text            by build: JSON array of toolchain, gap and the status
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
since AS MATERIALIZED (
  SELECT
    target.target_id,
    branch.branch_id AS line_id,
    stop.place,
    stop.forks,
    stop.ord
  FROM target
  JOIN branch
    ON branch.target_id = target.target_id
  CROSS JOIN build_line(target.target_id, branch.branch_id, 0) AS stop
    ON stop.build_id = :since
  WHERE target.name = :target
    AND branch.name = :branch
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
  SELECT last.target_id, last.branch_id, last.ord
  FROM (
    SELECT
      line.target_id,
      line.branch_id,
      line.forks,
      (
        SELECT max(build.ord)
        FROM build
        WHERE build.target_id = line.target_id
          AND build.branch_id = line.branch_id
          AND build.ord <= line.last_ord
      ) AS ord
    FROM line
  ) AS last
  WHERE last.ord IS NOT NULL
  ORDER BY last.forks
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
counted_region AS MATERIALIZED (
  SELECT region.region_id
  FROM region
  WHERE region.target_id = (SELECT newest.target_id FROM newest)
    AND name_matches(region.name, :regions)
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
scattered AS (  -- names that may be in several objects
  SELECT symbol.name_id
  FROM symbol
  WHERE symbol.target_id = (SELECT newest.target_id FROM newest)
    AND symbol.name_id <> 0
  GROUP BY symbol.name_id
  HAVING count(*) > 1
  UNION
  SELECT renamed.name_id
  FROM renamed
  UNION
  SELECT renamed.latest_id
  FROM renamed
),
homeless AS MATERIALIZED (  -- symbols whose name is in several objects
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
      coalesce(renamed.latest_id, symbol.name_id) AS latest_id,
      min(symbol.object_id) OVER of_name AS least_object_id,
      max(symbol.object_id) OVER of_name AS most_object_id
    FROM newest
    CROSS JOIN scattered
    CROSS JOIN symbol
      ON symbol.target_id = newest.target_id
      AND symbol.name_id = scattered.name_id
    LEFT JOIN renamed
      ON renamed.name_id = symbol.name_id
    WINDOW of_name AS (PARTITION BY coalesce(renamed.latest_id, symbol.name_id))
  ) AS named
  WHERE named.least_object_id <> named.most_object_id
),
restless AS MATERIALIZED (  -- names of those that came or went
  SELECT DISTINCT homeless.latest_id
  FROM homeless
  CROSS JOIN part
  CROSS JOIN symbol_life AS life
    ON life.target_id = part.target_id
    AND life.branch_id = part.branch_id
    AND life.symbol_id = homeless.symbol_id
  WHERE (life.first_ord > part.after_ord AND life.first_ord <= part.last_ord)
    OR (life.gone_ord > part.after_ord AND life.gone_ord <= part.last_ord)
),
size_step AS (
  SELECT
    homeless.target_id,
    homeless.latest_id,
    homeless.object_id,
    homeless.region_id,
    line.forks,
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
  WHERE homeless.latest_id IN (SELECT restless.latest_id FROM restless)
),
crossing AS (  -- where a symbol came or went, and how often its region counts there
  SELECT
    stop.place,
    size_step.latest_id,
    size_step.object_id,
    size_step.size IS NOT NULL AS came,
    coalesce(size_step.size, size_step.size_before) AS size,
    (
      SELECT CASE
        WHEN :block = '' THEN change.takes_space
        ELSE (change.takes_space
            AND change.block_id IN (SELECT memory_block.block_id FROM memory_block))
          + (change.load_size > 0
            AND change.load_block_id IN (SELECT memory_block.block_id FROM memory_block))
      END
      FROM line
      CROSS JOIN region_change AS change
        ON change.target_id = line.target_id
        AND change.branch_id = line.branch_id
        AND change.region_id = size_step.region_id
        AND change.ord <= iif(line.forks = size_step.forks, size_step.ord, line.last_ord)
        AND change.size IS NOT NULL  -- gone: it counts as while it was there
      WHERE line.forks >= size_step.forks
      ORDER BY line.forks, change.ord DESC
      LIMIT 1
    ) AS weight
  FROM size_step
  CROSS JOIN since
  JOIN build_line(since.target_id, since.line_id, 0) AS stop
    ON stop.branch_id = size_step.branch_id
    AND stop.ord = size_step.ord
  WHERE stop.place > since.place
    AND (size_step.size IS NULL) <> (size_step.size_before IS NULL)
    AND size_step.region_id IN (SELECT counted_region.region_id FROM counted_region)
),
move AS (  -- one went and one came in a build
  SELECT
    crossing.place,
    max(iif(crossing.came, NULL, crossing.object_id)) AS from_object_id,
    max(iif(crossing.came, crossing.object_id, NULL)) AS to_object_id,
    min(crossing.size * crossing.weight) AS size
  FROM crossing
  WHERE crossing.weight IS NOT NULL
  GROUP BY crossing.place, crossing.latest_id
  HAVING count(*) = 2
    AND sum(crossing.came) = 1
    AND min(crossing.object_id) <> max(crossing.object_id)
),
rule AS MATERIALIZED (  -- those of one name are one owner
  SELECT
    rule.key,
    rule.value ->> 'name' AS name,
    rule.value ->> 'objects' AS objects,
    rule.value ->> 'archives' AS archives,
    min(rule.key) OVER (PARTITION BY rule.value ->> 'name') AS owner
  FROM json_each(:components) AS rule
),
owner AS (  -- what passes the filters, and whose the first rule that fits makes it
  SELECT
    object.object_id,
    (
      SELECT rule.owner
      FROM rule
      WHERE (rule.objects <> '[]' AND name_matches(object.path, rule.objects))
        OR (rule.archives <> '[]' AND name_matches(object.archive, rule.archives))
      ORDER BY rule.key
      LIMIT 1
    ) AS component
  FROM object
  WHERE object.target_id = (SELECT newest.target_id FROM newest)
    AND name_matches(object.path, :objects)
    AND name_matches(object.archive, :archives)
    AND (
      :object_ids = '[]'
      OR object.object_id IN (SELECT chosen.value FROM json_each(:object_ids) AS chosen)
    )
),
filter AS MATERIALIZED (  -- the same as line_spending takes it
  SELECT
    CASE
      WHEN :block = '' THEN 0
      ELSE (SELECT memory.block_id FROM memory)
    END AS block_id,
    :regions = '[]' AND :objects = '[]' AND :archives = '[]' AND :object_ids = '[]'
      AS is_none,
    iif(
      :block = '',
      NULL,
      (SELECT json_group_array(memory_block.block_id) FROM memory_block)
    ) AS blocks,
    iif(
      :regions = '[]',
      NULL,
      (SELECT json_group_array(counted_region.region_id) FROM counted_region)
    ) AS regions,
    (
      SELECT '[' || coalesce(group_concat(
        move.place || ',' || move.from_object_id || ',' || move.to_object_id || ','
        || move.size
      ), '') || ']'
      FROM move
    ) AS moves,
    iif(
      :by <> 'component' AND :objects = '[]' AND :archives = '[]' AND :object_ids = '[]',
      NULL,
      (
        SELECT '[' || coalesce(group_concat(
          owner.object_id || ','
          || iif(:by = 'component', coalesce(owner.component, -1), owner.object_id)
        ), '') || ']'
        FROM owner
      )
    ) AS owners
),
usual_wait AS (  -- the median; looked for only where there might be a gap
  SELECT ranked.wait
  FROM (
    SELECT
      stop.wait,
      row_number() OVER (ORDER BY stop.wait) AS rank,
      count(*) OVER () AS waits
    FROM since
    CROSS JOIN build_line(since.target_id, since.line_id, 0) AS stop
    WHERE stop.wait IS NOT NULL
  ) AS ranked
  WHERE ranked.rank = (ranked.waits + 1) / 2
)
SELECT
  iif(booked.kind = 'object', :by, booked.kind) AS kind,
  CASE :by
    WHEN 'build' THEN build.label
    WHEN 'object' THEN object.path
    ELSE (SELECT rule.name FROM rule WHERE rule.key = booked.owner)
  END AS name,
  object.archive AS archive,
  build.build_id AS build,
  build.commit_hash AS "commit",
  build.time AS time,
  booked.spent AS spent,
  booked.given_back AS given_back,
  booked.moved AS moved,
  booked.delta AS delta,
  booked.builds AS builds,
  booked.used AS used,
  booked.free AS free,
  CASE
    WHEN (build.toolchain <> '' AND build.toolchain <> booked.toolchain_before)
      OR booked.wait > 7 * 24 * 3600
      OR build.status <> 'ok'
    THEN (
      SELECT json_group_array(mark.value)
      FROM json_each(json_array(
        iif(
          build.toolchain <> '' AND build.toolchain <> booked.toolchain_before,
          'toolchain',
          NULL
        ),
        iif(
          booked.wait > 7 * 24 * 3600
          AND booked.wait > 5 * (SELECT usual_wait.wait FROM usual_wait),
          'gap',
          NULL
        ),
        nullif(build.status, 'ok')
      )) AS mark
      WHERE mark.value IS NOT NULL
    )
    WHEN :by = 'build' THEN '[]'
  END AS marks
FROM since
CROSS JOIN filter
CROSS JOIN line_spending(
  since.target_id, since.line_id, since.place, :by = 'build', filter.is_none,
  filter.block_id, filter.blocks, filter.regions, filter.moves, filter.owners
) AS booked
LEFT JOIN build
  ON build.target_id = since.target_id
  AND build.branch_id = booked.branch_id
  AND build.ord = booked.ord
LEFT JOIN object
  ON object.target_id = since.target_id
  AND object.object_id = iif(:by = 'object', booked.owner, NULL)
WHERE booked.spent <> 0
  OR booked.given_back <> 0
  OR booked.moved <> 0
ORDER BY
  booked.place,
  booked.delta DESC,
  kind,
  name,
  object.archive;
