-- What was on the heap, by kind of object?
--
-- @param  snapshot  count      id of the snapshot
-- @column kind      text       letter of the head; '=': tails without one; '.': free
-- @column chains    count      objects; of free: runs
-- @column gc_blocks count      heads and tails
-- @column bytes     bytes      null: the size of a GC block is not known
SELECT
  heap_kind.kind AS kind,
  heap_kind.chains AS chains,
  heap_kind.gc_blocks AS gc_blocks,
  heap_kind.gc_blocks * heap_snapshot.gc_block_bytes AS bytes
FROM heap_snapshot
JOIN heap_kind
  ON heap_kind.target_id = heap_snapshot.target_id
  AND heap_kind.snapshot_id = heap_snapshot.snapshot_id
WHERE heap_snapshot.snapshot_id = :snapshot
ORDER BY heap_kind.gc_blocks DESC, heap_kind.kind;
