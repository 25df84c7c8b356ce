-- Which heap snapshots are stored, and how full and fragmented was each heap?
--
-- @param  target        text  = ""  board and variant; empty: all
-- @param  label         text  = ""  name of the snapshot; empty: all
-- @column snapshot      count       id of the snapshot
-- @column target        text        board and variant
-- @column build         count       id of its build; null: not known
-- @column build_label   text        label of its build
-- @column commit        text        what the build was made from
-- @column label         text        name of the snapshot
-- @column sequence      count       place among the dumps of its file
-- @column time          time        of the build, else of the dump; oldest first
-- @column status        text        ok, differs, damaged, header_only, table_only
-- @column total         bytes       the whole heap
-- @column used          bytes       in use, garbage included
-- @column free          bytes       not in use
-- @column largest_free  bytes       longest free run
-- @column fragmentation share       1 - largest free run / free
SELECT
  heap_snapshot.snapshot_id AS snapshot,
  target.name AS target,
  build.build_id AS build,
  build.label AS build_label,
  nullif(build.commit_hash, '') AS "commit",
  heap_snapshot.label AS label,
  heap_snapshot.sequence AS sequence,
  coalesce(build.time, heap_snapshot.time) AS time,
  heap_snapshot.status AS status,
  heap_snapshot.total AS total,
  heap_snapshot.used AS used,
  heap_snapshot.free AS free,
  heap_snapshot.largest_free AS largest_free,
  1.0 - 1.0 * heap_snapshot.largest_free / nullif(heap_snapshot.free, 0) AS fragmentation
FROM heap_snapshot
JOIN target
  ON target.target_id = heap_snapshot.target_id
LEFT JOIN build
  ON build.build_id = heap_snapshot.build_id
WHERE (target.name = :target OR :target = '')
  AND (heap_snapshot.label = :label OR :label = '')
ORDER BY
  target.name,
  coalesce(build.time, heap_snapshot.time),
  heap_snapshot.sequence,
  heap_snapshot.snapshot_id;
