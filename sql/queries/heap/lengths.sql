-- How long are the chains and the free runs of a heap?
--
-- @param  snapshot  count      id of the snapshot
-- @column of        text       chain or free
-- @column gc_blocks count      length
-- @column count     count      how many have it
-- @column bytes     bytes      of all of them; null: the size of a GC block is not known
SELECT
  heap_length.of AS of,
  heap_length.gc_blocks AS gc_blocks,
  heap_length.count AS count,
  heap_length.gc_blocks * heap_length.count * heap_snapshot.gc_block_bytes AS bytes
FROM heap_snapshot
JOIN heap_length
  ON heap_length.target_id = heap_snapshot.target_id
  AND heap_length.snapshot_id = heap_snapshot.snapshot_id
WHERE heap_snapshot.snapshot_id = :snapshot
ORDER BY heap_length.of, heap_length.gc_blocks;
